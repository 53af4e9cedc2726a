// What the reader of PDFs asks of maps, and browsers from before 2026 do not have. ECMAScript, *Map.prototype.getOrInsert*. The
// library's own build for them brings so much more that evaluating it keeps the page busy for twice as long.

interface Held {
  has(key: unknown): boolean;
  get(key: unknown): unknown;
  set(key: unknown, value: unknown): unknown;
}

const methods = {
  getOrInsert(this: Held, key: unknown, value: unknown): unknown {
    if (!this.has(key)) this.set(key, value);
    return this.get(key);
  },
  getOrInsertComputed(this: Held, key: unknown, make: (key: unknown) => unknown): unknown {
    if (!this.has(key)) this.set(key, make(key));
    return this.get(key);
  },
};

/** To be called before the library is used. */
export function completeMaps(): void {
  for (const prototype of [Map.prototype, WeakMap.prototype]) {
    for (const [name, value] of Object.entries(methods)) {
      if (!(name in prototype)) Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
    }
  }
}
