// Puts what was found in a building, and what really is there, in one order, so that scripts compare them as they stand. Pure.

interface Found {
  readonly miswired: readonly {
    readonly kind: string;
    readonly sockets: readonly string[];
    readonly ports: readonly string[];
  }[];
  readonly dead: readonly string[];
  readonly weak: readonly string[];
  readonly loose: readonly string[];
}

/** Labels as they sort; of a mis-wiring `ports[i]` stays what `sockets[i]` really reaches. */
export function inOrder<F extends Found>(found: F): F {
  const miswired = found.miswired.map(({ kind, sockets, ports }) => {
    const pairs = sockets
      .map((socket, index) => [socket, ports[index] ?? ''] as const)
      .sort(([one], [other]) => compare(one, other));
    return { kind, sockets: pairs.map(([socket]) => socket), ports: pairs.map(([, port]) => port) };
  });
  return {
    ...found,
    miswired: miswired.sort((one, other) => compare(one.sockets[0] ?? '', other.sockets[0] ?? '')),
    dead: [...found.dead].sort(),
    weak: [...found.weak].sort(),
    loose: [...found.loose].sort(),
  };
}

/** As `sort` itself has texts. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
