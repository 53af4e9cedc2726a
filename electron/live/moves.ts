// The next round on the way from the subscriptions that stand to those that are wanted: nothing is let go before what takes
// its place is acknowledged, and no lane ever has more filters than it may. Pure. Platform contract, *Subscription plan*.

export interface Move {
  readonly drop: readonly string[];
  readonly add: readonly string[];
}

/** What a lane is to hear, and what of it is acknowledged. */
export interface LaneFilters {
  readonly asked: ReadonlySet<string>;
  readonly standing: ReadonlySet<string>;
}

/** One entry a lane. */
export type Moves = readonly Move[];

/**
 * Compiles the wanted lanes; the returned function is asked again after every round, with what is acknowledged by then,
 * until it has nothing more to do. Within a round a lane drops first.
 */
export function movesTo(
  wanted: readonly (readonly string[])[],
  filtersAtMost: number,
): (now: readonly LaneFilters[]) => Moves {
  const homes = new Map(wanted.flatMap((filters, lane) => filters.map((filter) => [filter, lane] as const)));
  const kin = kinshipOf([...homes.keys()]);

  return (now) => {
    const stands = (filter: string): boolean => now[homes.get(filter) ?? -1]?.standing.has(filter) ?? false;
    // In another lane now: it must stand there. Nowhere any more: what it covered, or what covers it, must stand.
    const mayGo = (filter: string): boolean => (homes.has(filter) ? stands(filter) : kin(filter).every(stands));
    return now.map(({ asked, standing }, lane) => {
      const own = wanted[lane] ?? [];
      const drop = [...asked].filter((filter) => homes.get(filter) !== lane && mayGo(filter));
      const add = own.filter((filter) => !standing.has(filter));
      const asksAgain = add.filter((filter) => asked.has(filter)).length;
      const room = filtersAtMost - (asked.size - drop.length - asksAgain);
      return { drop, add: add.slice(0, Math.max(0, room)) };
    });
  };
}

/** Wanted filters that share ports with this one: told by what stands before the first wildcard. */
function kinshipOf(wanted: readonly string[]): (filter: string) => readonly string[] {
  const fixed = wanted.map((filter) => ({ filter, prefix: fixedPart(filter) }));
  const known = new Map<string, readonly string[]>();
  return (filter) => {
    const before = known.get(filter);
    if (before !== undefined) return before;
    const own = fixedPart(filter);
    const kin = fixed
      .filter(({ prefix }) => prefix.startsWith(own) || own.startsWith(prefix))
      .map((other) => other.filter);
    known.set(filter, kin);
    return kin;
  };
}

function fixedPart(filter: string): string {
  const wildcard = filter.search(/[+#]/);
  return wildcard < 0 ? filter : filter.slice(0, wildcard);
}
