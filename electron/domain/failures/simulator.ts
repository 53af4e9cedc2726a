// What can be expected to go wrong in `simulator`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const simulatorFailures = {} as const satisfies Record<string, FailureText>;
