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
  'verification.loads-alike': {
    en: {
      say: 'Both test loads look the same, and sockets that are on no port yet could not be told apart by them.',
      next: 'Take another load, learn it, and try again.',
    },
    sv: {
      say: 'Provlasterna ser likadana ut, och uttag som inte sitter på någon port än kan inte skiljas åt med dem.',
      next: 'Ta en annan provlast, lär in den och försök igen.',
    },
  },
  'verification.nobody-to-join': {
    en: {
      say: 'No walk of two goes on here any more.',
      next: 'Start one, and let the other person join it.',
    },
    sv: {
      say: 'Ingen gång med två personer pågår här längre.',
      next: 'Starta en och låt den andra personen gå med.',
    },
  },
  'verification.others-socket': {
    en: {
      say: 'This socket is not yours to walk: the other person has begun its hub, or this walk leaves it out.',
      next: 'Choose another one.',
    },
    sv: {
      say: 'Det här uttaget är inte ditt att gå till: den andra personen har börjat med dess hubb, eller så ingår det inte.',
      next: 'Välj ett annat.',
    },
  },
} as const satisfies Record<string, FailureText>;
