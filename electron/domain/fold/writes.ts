// Decides how the fold's state is written to: in place, and so that the latest writes can be taken back. That is what makes
// an undo, or an event that comes late by a little, cheap in a site of a hundred thousand events.

export class Writes {
  #takeBack: (() => void)[] | null = null;

  /** From now on remember how to take writes back; `recorded` hands that out. */
  record(): void {
    this.#takeBack = [];
  }

  /** What takes back the writes since `record`, oldest first; null where nothing was asked to be remembered. */
  recorded(): readonly (() => void)[] | null {
    const takeBack = this.#takeBack;
    this.#takeBack = null;
    return takeBack;
  }

  set<T extends object, K extends keyof T>(thing: T, field: K, value: T[K]): void {
    if (this.#takeBack) {
      const had = field in thing;
      const former = thing[field];
      this.#takeBack.push(() => {
        if (had) thing[field] = former;
        else delete thing[field];
      });
    }
    thing[field] = value;
  }

  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    if (this.#takeBack) {
      const had = map.has(key);
      const former = map.get(key) as V;
      this.#takeBack.push(() => {
        if (had) map.set(key, former);
        else map.delete(key);
      });
    }
    map.set(key, value);
  }

  drop<K, V>(map: Map<K, V>, key: K): void {
    if (this.#takeBack && map.has(key)) {
      const former = map.get(key) as V;
      this.#takeBack.push(() => map.set(key, former));
    }
    map.delete(key);
  }

  push<T>(list: T[], item: T): void {
    list.push(item);
    this.#takeBack?.push(() => void list.pop());
  }
}
