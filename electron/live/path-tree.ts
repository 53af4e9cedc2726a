// Finds the values at many paths of a parsed message in one walk: a missing parent skips everything below it. Pure.

/** A parsed object, not yet believed. */
export type Json = Readonly<Record<string, unknown>>;

interface Node {
  readonly key: string;
  readonly parent: number;
  /** Nodes below it follow it directly, so many. */
  below: number;
}

interface Branch {
  readonly children: Map<string, Branch>;
  readonly path: string;
}

/** Every path of the map as one tree, laid out in a list parents first, so that a missing parent skips all below it. */
export class PathTree {
  readonly #root: Branch = { children: new Map(), path: '' };
  #nodes: Node[] | null = null;
  #places = new Map<string, number>();
  #values: unknown[] = [];

  add(path: string): string {
    let branch = this.#root;
    for (const key of path.split('.')) {
      const known = branch.children.get(key);
      const next = known ?? { children: new Map(), path: branch.path === '' ? key : `${branch.path}.${key}` };
      if (known === undefined) branch.children.set(key, next);
      branch = next;
    }
    this.#nodes = null;
    return path;
  }

  /** Where the value of this path stands in what `resolve` returns. Asked after all paths are known. */
  place(path: string): number {
    this.#laidOut();
    return this.#places.get(path) ?? 0;
  }

  /** The values of all paths; the same list every time, overwritten. */
  resolve(json: Json): readonly unknown[] {
    const nodes = this.#laidOut();
    const values = this.#values;
    values[0] = json;
    for (let index = 1; index < nodes.length; index++) {
      const node = nodes[index]!;
      const value = (values[node.parent] as Json)[node.key];
      values[index] = value;
      if (node.below > 0 && (typeof value !== 'object' || value === null)) {
        for (let skipped = node.below; skipped > 0; skipped--) values[++index] = undefined;
      }
    }
    return values;
  }

  #laidOut(): readonly Node[] {
    if (this.#nodes !== null) return this.#nodes;
    const nodes: Node[] = [];
    const lay = (branch: Branch, key: string, parent: number): void => {
      const place = nodes.push({ key, parent, below: 0 }) - 1;
      this.#places.set(branch.path, place);
      for (const [childKey, child] of branch.children) lay(child, childKey, place);
      nodes[place]!.below = nodes.length - place - 1;
    };
    lay(this.#root, '', 0);
    this.#nodes = nodes;
    this.#values = nodes.map(() => undefined);
    return nodes;
  }
}
