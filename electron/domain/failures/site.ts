// What can be expected to go wrong in `site`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const siteFailures = {} as const satisfies Record<string, FailureText>;
