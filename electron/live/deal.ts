// Deals filters out to lanes: as few moves as possible, no lane over its filters, the load even. Pure.
// Platform contract, *Subscription plan*.

/** A filter and the messages a second it brings. */
export interface Item {
  readonly filter: string;
  readonly rate: number;
}

export interface Room {
  readonly lanes: number;
  /** Filters a lane. */
  readonly filters: number;
  /** Messages a second a lane is meant to have. */
  readonly rate: number;
}

/** Lanes of filters. What stood in `before` stays in its lane while that lane is not too full; lanes are never fewer. */
export function deal(
  items: readonly Item[],
  room: Room,
  before: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const total = items.reduce((sum, item) => sum + item.rate, 0);
  const byRate = Math.min(items.length, Math.ceil(total / room.rate));
  const wanted = Math.max(byRate, Math.ceil(items.length / room.filters), before.length, 1);
  const count = Math.min(room.lanes, wanted);
  // A fair share and a little more may stay: moving costs two subscriptions.
  const stays = Math.max((total / count) * 1.2, items.length > 0 ? Math.max(...items.map((item) => item.rate)) : 0);
  const lanes = Array.from({ length: count }, (): Lane => ({ filters: [], rate: 0 }));
  const home = new Map(before.flatMap((filters, lane) => filters.map((filter) => [filter, lane] as const)));

  const homeless: Item[] = [];
  for (const item of items) {
    const lane = lanes[home.get(item.filter) ?? -1];
    if (lane !== undefined && lane.filters.length < room.filters && lane.rate + item.rate <= stays) put(lane, item);
    else homeless.push(item);
  }
  for (const item of homeless.sort((a, b) => b.rate - a.rate)) {
    const free = lanes.filter((lane) => lane.filters.length < room.filters);
    put(free.reduce(emptier, free[0]!), item);
  }
  return lanes.map((lane) => lane.filters);
}

interface Lane {
  readonly filters: string[];
  rate: number;
}

const emptier = (a: Lane, b: Lane): Lane =>
  b.rate < a.rate || (b.rate === a.rate && b.filters.length < a.filters.length) ? b : a;

function put(lane: Lane, item: Item): void {
  lane.filters.push(item.filter);
  lane.rate += item.rate;
}
