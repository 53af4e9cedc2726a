// Whole objects are written back as they were read a moment before: two of our own writes of the same object must not
// overlap. Each waits for its turn.

export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when everything asked for earlier under this name is done. */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work);
    const settled = mine.then(nothing, nothing);
    this.#last.set(name, settled);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === settled) this.#last.delete(name);
    }
  }
}

const nothing = (): void => {};
