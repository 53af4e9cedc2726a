// What can be expected to go wrong in `platform`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const platformFailures = {} as const satisfies Record<string, FailureText>;
