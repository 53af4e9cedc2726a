// What can be expected to go wrong in `plans`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const plansFailures = {} as const satisfies Record<string, FailureText>;
