// What can be expected to go wrong in `verification`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const verificationFailures = {} as const satisfies Record<string, FailureText>;
