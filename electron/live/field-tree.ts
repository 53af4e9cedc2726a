// Finds the fields of a message in one walk over the keys that are there: what a message does not say costs nothing. The
// paths of all fields are one tree; a key that leads nowhere is passed over. What fits is put into the target at once. Pure.
// Performance.md (the hot path).

/** Puts what stands at a path into the target; false: it does not fit, another place may. */
export type Put<T> = (target: T, value: unknown) => boolean;

/** `rank`: its place in the field's list of sources, the lowest that fits wins. */
interface Leaf<T> {
  readonly field: number;
  readonly rank: number;
  readonly put: Put<T>;
}

interface Branch<T> {
  readonly children: Map<string, Branch<T>>;
  readonly leaves: Leaf<T>[];
}

const unsaid = 255;

export class FieldTree<T> {
  readonly #root: Branch<T> = { children: new Map(), leaves: [] };
  #ranks = new Uint8Array(0);
  readonly #pairs: [string | undefined, string | undefined][] = [];

  /** A new field: of its places the one with the lowest rank that fits counts. */
  addField(): number {
    this.#ranks = new Uint8Array(this.#ranks.length + 1);
    return this.#ranks.length - 1;
  }

  addPlace(field: number, rank: number, path: string, put: Put<T>): void {
    this.#branch(path).leaves.push({ field, rank, put });
  }

  /** Two places that count only together: put as `first:second`. */
  addPair(
    field: number,
    rank: number,
    paths: readonly [string, string],
    textOf: (value: unknown) => string | undefined,
    put: Put<T>,
  ): void {
    const pair: [string | undefined, string | undefined] = [undefined, undefined];
    this.#pairs.push(pair);
    const half =
      (nth: 0 | 1): Put<T> =>
      (target, value) => {
        pair[nth] = textOf(value);
        return pair[0] !== undefined && pair[1] !== undefined && put(target, `${pair[0]}:${pair[1]}`);
      };
    this.addPlace(field, rank, paths[0], half(0));
    this.addPlace(field, rank, paths[1], half(1));
  }

  /** Puts all fields of one message into the target. */
  read(json: object, target: T): void {
    this.#ranks.fill(unsaid);
    for (const pair of this.#pairs) pair[0] = pair[1] = undefined;
    walk(this.#root, json as Readonly<Record<string, unknown>>, target, this.#ranks);
  }

  #branch(path: string): Branch<T> {
    let branch = this.#root;
    for (const key of path.split('.')) {
      const known = branch.children.get(key);
      const next = known ?? { children: new Map<string, Branch<T>>(), leaves: [] };
      if (known === undefined) branch.children.set(key, next);
      branch = next;
    }
    return branch;
  }
}

function walk<T>(branch: Branch<T>, json: Readonly<Record<string, unknown>>, target: T, ranks: Uint8Array): void {
  const { children } = branch;
  for (const key in json) {
    const child = children.get(key);
    if (child === undefined) continue;
    const value = json[key];
    const { leaves } = child;
    for (let nth = 0; nth < leaves.length; nth++) {
      const { field, rank, put } = leaves[nth]!;
      if (rank < ranks[field]! && put(target, value)) ranks[field] = rank;
    }
    if (child.children.size > 0 && typeof value === 'object' && value !== null)
      walk(child, value as Readonly<Record<string, unknown>>, target, ranks);
  }
}
