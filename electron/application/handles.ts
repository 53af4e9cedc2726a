// Decides which file a screen may name: one that a dialog, a list or the page's own file input gave. Screens hold handles,
// never paths.

import type { Ids } from '../environment/ids.ts';

export class Handles {
  readonly #ids: Ids;
  readonly #paths = new Map<string, string>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** The same path gets the same handle for as long as the program runs. */
  of(path: string): string {
    for (const [handle, known] of this.#paths) if (known === path) return handle;
    const handle = this.#ids();
    this.#paths.set(handle, path);
    return handle;
  }

  /** Undefined: nobody gave this one. */
  path(handle: string): string | undefined {
    return this.#paths.get(handle);
  }
}
