// What can be expected to go wrong in the shells, in the user's words.

import type { FailureText } from './failure-text.ts';

export const shellFailures = {
  'shell.wrong-use': {
    en: { say: '{what}', next: 'See `commissioner --help`.' },
    sv: { say: '{what}', next: 'Se `commissioner --help`.' },
  },
} as const satisfies Record<string, FailureText>;
