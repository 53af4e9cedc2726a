// When what was heard last is too long ago. Apart from the rest, so that the page need not load that. Pure.

import type { Millis } from './units.ts';

/** Ports report at least every five minutes. Platform contract, *Live stream*. */
export const silentAfterMs: Millis = 5 * 60_000;
