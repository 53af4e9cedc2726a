// What can be expected to go wrong in `live`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const liveFailures = {} as const satisfies Record<string, FailureText>;
