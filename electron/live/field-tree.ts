// Finds the fields of a message in one walk over the keys that are there: what a message does not say costs nothing. The
// paths of all fields are one tree; a key that leads nowhere is passed over. Pure. Performance.md (the hot path).

/** Turns what stands at a path into a field's value; undefined: it does not fit, the next place may. */
export type Convert = (value: unknown) => unknown;

/** A field is asked for by its number. `rank`: its place in the field's list, the lowest that fits wins. */
interface Leaf {
  readonly field: number;
  readonly rank: number;
  readonly convert: Convert;
  /** Half of a pair: 0 or 1, and the number of the pair. */
  readonly pair: { readonly number: number; readonly half: 0 | 1 } | null;
}

interface Branch {
  readonly children: Map<string, Branch>;
  readonly leaves: Leaf[];
}

const unsaid = 255;

export class FieldTree {
  readonly #root: Branch = { children: new Map(), leaves: [] };
  readonly #values: unknown[] = [];
  #ranks = new Uint8Array(0);
  readonly #pairs: [string | undefined, string | undefined][] = [];

  /** A new field; what `read` finds for it is `value` of the number returned. */
  addField(): number {
    const field = this.#values.push(undefined) - 1;
    this.#ranks = new Uint8Array(this.#values.length);
    return field;
  }

  addPlace(field: number, rank: number, path: string, convert: Convert): void {
    this.#branch(path).leaves.push({ field, rank, convert, pair: null });
  }

  /** Two places that count only together: `first:second`. */
  addPair(
    field: number,
    rank: number,
    paths: readonly [string, string],
    convert: (value: unknown) => string | undefined,
  ): void {
    const number = this.#pairs.push([undefined, undefined]) - 1;
    this.#branch(paths[0]).leaves.push({ field, rank, convert, pair: { number, half: 0 } });
    this.#branch(paths[1]).leaves.push({ field, rank, convert, pair: { number, half: 1 } });
  }

  /** Reads all fields of one message; the last message's are forgotten. */
  read(json: object): void {
    this.#ranks.fill(unsaid);
    for (const pair of this.#pairs) pair[0] = pair[1] = undefined;
    this.#walk(this.#root, json as Readonly<Record<string, unknown>>);
  }

  /** Undefined: not said. */
  value(field: number): unknown {
    return this.#ranks[field] === unsaid ? undefined : this.#values[field];
  }

  #walk(branch: Branch, json: Readonly<Record<string, unknown>>): void {
    for (const key in json) {
      const child = branch.children.get(key);
      if (child === undefined) continue;
      const value = json[key];
      for (let leaf = 0; leaf < child.leaves.length; leaf++) this.#take(child.leaves[leaf]!, value);
      if (child.children.size > 0 && typeof value === 'object' && value !== null)
        this.#walk(child, value as Readonly<Record<string, unknown>>);
    }
  }

  #take({ field, rank, convert, pair }: Leaf, value: unknown): void {
    if (rank >= this.#ranks[field]!) return;
    const converted = pair === null ? convert(value) : this.#paired(pair, convert(value));
    if (converted === undefined) return;
    this.#ranks[field] = rank;
    this.#values[field] = converted;
  }

  #paired({ number, half }: NonNullable<Leaf['pair']>, value: unknown): string | undefined {
    const pair = this.#pairs[number]!;
    pair[half] = typeof value === 'string' ? value : undefined;
    return pair[0] === undefined || pair[1] === undefined ? undefined : `${pair[0]}:${pair[1]}`;
  }

  #branch(path: string): Branch {
    let branch = this.#root;
    for (const key of path.split('.')) {
      const known = branch.children.get(key);
      const next = known ?? { children: new Map<string, Branch>(), leaves: [] };
      if (known === undefined) branch.children.set(key, next);
      branch = next;
    }
    return branch;
  }
}
