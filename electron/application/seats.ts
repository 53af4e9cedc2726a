// Which page shows which of two people who walk. A page tells its own again when it is loaded anew: nothing of it is kept here.

import type { Person } from '../domain/verification/division.ts';

export class Seats {
  readonly #people = new Map<string, Person>();
  readonly #listeners = new Set<() => void>();

  of(page: string | undefined): Person | null {
    return page === undefined ? null : (this.#people.get(page) ?? null);
  }

  /** Some page shows this person. */
  isTaken(person: Person): boolean {
    return [...this.#people.values()].includes(person);
  }

  sit(page: string, person: Person): void {
    if (this.#people.get(page) === person) return;
    this.#people.set(page, person);
    this.#tell();
  }

  /** The page has gone. */
  leave(page: string): void {
    if (this.#people.delete(page)) this.#tell();
  }

  /** Another walk begins: nobody is anybody yet. */
  clear(): void {
    if (this.#people.size === 0) return;
    this.#people.clear();
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
