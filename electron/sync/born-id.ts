// Decides the document's id of a thing that comes from the platform: made from the platform's own id, so that two laptops
// which pull the same platform into two copies mean the same thing when the copies are merged. UUID version 5, RFC 9562.

import { v5 } from 'uuid';

import type { RemoteKind } from '../domain/events.ts';

const namespace = '6f0b1a52-6f0e-5d0c-9a55-2c7d1b0e4a11';

/** `taken`: ids in use, also by things that were removed since; a thing that comes again is a new one. */
export function bornId(kind: RemoteKind | 'socket', remoteId: string, taken: (id: string) => boolean): string {
  for (let life = 1; ; life++) {
    const id = v5(`${kind}/${remoteId}${life === 1 ? '' : `#${life}`}`, namespace);
    if (!taken(id)) return id;
  }
}
