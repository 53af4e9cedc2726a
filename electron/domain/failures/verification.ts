// What can be expected to go wrong in `verification`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const verificationFailures = {
  'verification.no-line': {
    en: {
      say: 'There is no live line to the sockets, so nothing can pass.',
      next: 'Choose a connection, and wait until it says connected.',
    },
    sv: {
      say: 'Det finns ingen direktlinje till uttagen, så inget kan godkännas.',
      next: 'Välj en anslutning och vänta tills den är ansluten.',
    },
  },
} as const satisfies Record<string, FailureText>;
