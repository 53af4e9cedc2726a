// What can be expected to go wrong in `sync`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const syncFailures = {} as const satisfies Record<string, FailureText>;
