// How long ago something was heard, in the unit that a person would say. Pure.

import type { Millis } from '../../../../electron/domain/units.ts';

export interface Ago {
  /** Path below `hubs.ago`. */
  readonly unit: 'now' | 's' | 'min' | 'h';
  readonly count: number;
}

export function agoOf(ms: Millis): Ago {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 1) return { unit: 'now', count: 0 };
  if (seconds < 60) return { unit: 's', count: seconds };
  if (seconds < 3_600) return { unit: 'min', count: Math.floor(seconds / 60) };
  return { unit: 'h', count: Math.floor(seconds / 3_600) };
}
