// The platform's stored objects: companies, locations, floor plans (spaces in `operated`), hubs and ports, whole and with
// the fields only the platform knows. Decides what a PUT leaves (`--put replace|merge`) and what only the platform sets.

import type { Json } from './wire-dialect.ts';
import { isObject } from './wire-dialect.ts';

export type Kind = 'company' | 'location' | 'plan' | 'hub' | 'port' | 'space' | 'account';

export interface StoredObject {
  readonly kind: Kind;
  readonly id: string;
  readonly companyId: string;
  /** Counts writes: the ETag. */
  version: number;
  body: Json;
}

interface Rule {
  /** Must be there in every write. */
  readonly required: readonly string[];
  /** Only the platform sets these, whatever a write says. */
  readonly fixed: readonly string[];
}

const rules: Readonly<Record<Kind, Rule>> = {
  company: { required: ['name', 'type'], fixed: ['id'] },
  account: { required: ['name'], fixed: ['id'] },
  location: { required: ['name'], fixed: ['id', 'companyId'] },
  plan: { required: ['name', 'locationId'], fixed: ['id', 'companyId'] },
  space: { required: ['name'], fixed: ['id', 'companyId', 'accountId'] },
  hub: { required: ['name'], fixed: ['id', 'companyId', 'hwId'] },
  // A free port has no name.
  port: { required: [], fixed: ['id', 'companyId', 'hubId', 'hwId', 'locationId'] },
};

/** What the vendor keeps at every object and nobody else knows: it must survive every write. */
function vendorFields(kind: Kind, id: string): Json {
  return { vendor: { ref: `${kind}-${id}`, tier: 2, flags: ['a', 'b'], nested: { keep: true } }, schemaRev: 17 };
}

export class Records {
  readonly #objects = new Map<string, StoredObject>();
  readonly #byKind = new Map<Kind, Map<string, StoredObject>>();
  readonly #put: 'replace' | 'merge';

  constructor(put: 'replace' | 'merge') {
    this.#put = put;
  }

  add(kind: Kind, id: string, companyId: string, body: Json): StoredObject {
    const stored: StoredObject = { kind, id, companyId, version: 1, body: { id, ...body, ...vendorFields(kind, id) } };
    this.#objects.set(id, stored);
    this.#of(kind).set(id, stored);
    return stored;
  }

  get(kind: Kind, id: string): StoredObject | undefined {
    return this.#of(kind).get(id);
  }

  all(kind: Kind): IterableIterator<StoredObject> {
    return this.#of(kind).values();
  }

  remove(stored: StoredObject): void {
    this.#objects.delete(stored.id);
    this.#of(stored.kind).delete(stored.id);
  }

  /** Writes an object. Null, or the required fields that are missing. */
  write(stored: StoredObject, body: Json): string[] | null {
    const { required, fixed } = rules[stored.kind];
    const missing = required.filter((field) => typeof body[field] !== 'string' || body[field] === '');
    if (missing.length > 0) return missing;
    const kept = Object.fromEntries(fixed.filter((key) => key in stored.body).map((key) => [key, stored.body[key]]));
    stored.body = this.#put === 'merge' ? { ...stored.body, ...body, ...kept } : { ...body, ...kept };
    stored.version++;
    return null;
  }

  /** Ids of objects that have lost what the vendor keeps there. */
  harmed(): string[] {
    const harmed: string[] = [];
    for (const { kind, id, body } of this.#objects.values()) {
      const expected = vendorFields(kind, id);
      const intact = Object.keys(expected).every((key) => JSON.stringify(body[key]) === JSON.stringify(expected[key]));
      if (!intact) harmed.push(id);
    }
    return harmed;
  }

  #of(kind: Kind): Map<string, StoredObject> {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const fresh = new Map<string, StoredObject>();
    this.#byKind.set(kind, fresh);
    return fresh;
  }
}

/** The object without these keys. */
export function without(body: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));
}

export const asObject = (value: unknown): Json => (isObject(value) ? value : {});
