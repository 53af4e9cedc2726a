// Decides how one kind of object is listed, made, changed and removed over REST, whatever the dialect calls it. A change is
// read, merge, write whole (with If-Match where the server gave an ETag); a POST whose outcome nobody knows looks for what
// it may have made before it asks again. Platform contract, *REST*; domain, *Offline and the platform*.

import { canonicalJson } from '../domain/canonical-json.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { RestCall, RestClient } from './http/rest-client.ts';
import { isAmbiguous } from './http/retry.ts';
import { shaped } from './http/shaped.ts';
import type { Raw } from './platform.ts';
import { readList, type ReadObject } from './remote-objects.ts';
import { objectShape } from './shapes.ts';

/** The whole object as it shall be, made of the whole object as it is. The same again: nothing to write. */
export type Merge = (raw: Raw) => Result<Raw>;

export interface Found {
  readonly raw: Raw;
  /** A strong one; weak ones are of no use to If-Match (RFC 9110, 13.1.1). */
  readonly etag: string | null;
}

const rewrites = 4;

export class RestObjects<T> {
  readonly #rest: RestClient;
  readonly #read: ReadObject<T>;
  /** Null: no single object was read yet. With ETags a list is no ground for writing. */
  #etags: boolean | null = null;

  constructor(rest: RestClient, read: ReadObject<T>) {
    this.#rest = rest;
    this.#read = read;
  }

  async list(path: string): Promise<Result<T[]>> {
    const answered = await this.#rest.json({ method: 'GET', path });
    return answered.ok ? readList(this.#read, answered.value.json, this.#asked('GET', path)) : answered;
  }

  /** The whole object, unread: to be merged into. */
  async find(path: string): Promise<Result<Found>> {
    const answered = await this.#rest.json({ method: 'GET', path });
    if (!answered.ok) return answered;
    const raw = shaped(objectShape, answered.value.json, this.#asked('GET', path));
    if (!raw.ok) return raw;
    const { etag } = answered.value;
    const strong = etag !== null && !etag.startsWith('W/') ? etag : null;
    this.#etags = strong !== null;
    return done({ raw: answered.value.json as Raw, etag: strong });
  }

  /** Reads, merges, writes whole. `first`: the object, where it has been read this very moment. */
  async change(path: string, merge: Merge, first: Raw | null = null): Promise<Result<T>> {
    let known: Found | null = first && this.#etags === false ? { raw: first, etag: null } : null;
    for (let tries = 1; ; tries++) {
      const found = known ? done(known) : await this.find(path);
      known = null;
      if (!found.ok) return found;
      const merged = merge(found.value.raw);
      if (!merged.ok) return merged;
      if (canonicalJson(merged.value) === canonicalJson(found.value.raw)) return this.#form('GET', path, merged.value);
      const written = await this.#write(path, merged.value, found.value.etag);
      const beaten = !written.ok && written.failure.code === 'platform.changed-meanwhile';
      if (!beaten || tries >= rewrites) return written;
    }
  }

  /**
   * Makes an object. `find` looks for what a try may have made whose answer was lost; `make` may not be asked again before.
   */
  async create(make: RestCall, find: () => Promise<Result<T | null>>): Promise<Result<T>> {
    for (let tries = 1; ; tries++) {
      const answered = await this.#rest.json(make);
      const made = answered.ok ? this.#form(make.method, make.path, answered.value.json) : answered;
      if (made.ok) return made;
      const { code } = made.failure;
      const taken = code === 'platform.conflict' && tries > 1;
      if (!isAmbiguous(code) && !taken) return made;
      if (tries < this.#rest.attempts && !(await this.#rest.pause(tries))) return failed('platform.closed');
      const found = await find();
      if (!found.ok) return found;
      if (found.value !== null) return done(found.value);
      if (taken || tries >= this.#rest.attempts) return made;
    }
  }

  /** What is gone already counts as removed. */
  async remove(path: string): Promise<Result<void>> {
    const answered = await this.#rest.json({ method: 'DELETE', path });
    return answered.ok || answered.failure.code === 'platform.not-found' ? done(undefined) : answered;
  }

  /** A server that answers a PUT with nothing has taken what was sent. */
  async #write(path: string, whole: Raw, etag: string | null): Promise<Result<T>> {
    const ifMatch = etag === null ? {} : { ifMatch: etag };
    const answered = await this.#rest.json({ method: 'PUT', path, json: whole, ...ifMatch });
    return answered.ok ? this.#form('PUT', path, answered.value.json ?? whole) : answered;
  }

  #form(method: string, path: string, json: unknown): Result<T> {
    return this.#read(json, this.#asked(method, path));
  }

  #asked(method: string, path: string): { host: string; what: string } {
    return { host: this.#rest.host, what: `${method} ${path.split('?', 1)[0]}` };
  }
}
