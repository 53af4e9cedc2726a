// What can be expected to go wrong in `schedule`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const scheduleFailures = {} as const satisfies Record<string, FailureText>;
