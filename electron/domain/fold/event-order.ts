// Decides which of two events comes first: clock, then station, then id. The same on every laptop. Domain, *The site document*.

import type { SiteEvent } from '../events.ts';

/** What of an event decides its place. */
export type EventPlace = Pick<SiteEvent, 'clock' | 'station' | 'id'>;

/** Negative: `a` is earlier. Zero: the same event. */
export function byPlace(a: EventPlace, b: EventPlace): number {
  if (a.clock !== b.clock) return a.clock < b.clock ? -1 : 1;
  if (a.station !== b.station) return a.station < b.station ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return 0;
}

/** Sorted by place; the list itself when it already is. */
export function inOrder<T extends EventPlace>(events: readonly T[]): readonly T[] {
  for (let index = 1; index < events.length; index += 1) {
    if (byPlace(events[index - 1]!, events[index]!) > 0) return [...events].sort(byPlace);
  }
  return events;
}

/** Index of the first of the sorted `places` that is not before `place`. */
export function indexOfPlace(places: readonly EventPlace[], place: EventPlace): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byPlace(places[middle]!, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
