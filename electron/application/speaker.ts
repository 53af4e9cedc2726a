// Decides which of the pages that follow a verification speaks: the one that was in front last. When it goes, the one that was
// in front before it. Two that spoke at once could not be understood; where two people walk, each has a page that speaks.

export class Speaker {
  /** The last one speaks. */
  readonly #pages: string[] = [];
  readonly #listeners = new Set<() => void>();

  /** Of those that show the same. */
  among(isOne: (page: string) => boolean): string | null {
    return this.#pages.findLast(isOne) ?? null;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A page has come, behind those that are there. */
  joins(page: string): void {
    if (!this.#pages.includes(page)) this.#pages.unshift(page);
    this.#tell();
  }

  speaks(page: string): void {
    this.#drop(page);
    this.#pages.push(page);
    this.#tell();
  }

  leaves(page: string): void {
    this.#drop(page);
    this.#tell();
  }

  #drop(page: string): void {
    const index = this.#pages.indexOf(page);
    if (index >= 0) this.#pages.splice(index, 1);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
