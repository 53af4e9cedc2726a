// Decides what is kept of the platform's object as its last seen copy: the neutral form with the whole object beside it,
// without what is only true this moment (a port's live state) and without pictures (the document has them as blobs).

import { canonicalJson } from '../domain/canonical-json.ts';
import { liveFields } from '../domain/dialects/live-fields.ts';
import type { EventDraft, RemoteKind } from '../domain/events.ts';
import type { SyncState } from '../domain/site-types.ts';
import type { Raw, RemoteHub, RemoteLocation, RemotePlan, RemotePort } from '../platform/platform.ts';

export interface RemoteCopy {
  readonly remoteId: string;
  readonly copy: Raw;
}

export const locationCopy = (location: RemoteLocation): RemoteCopy => ({
  remoteId: location.id,
  copy: { ...location },
});

export const hubCopy = (hub: RemoteHub): RemoteCopy => ({ remoteId: hub.id, copy: { ...hub } });

/** `blob`: SHA-256 of the picture that the platform has; null: none. */
export function planCopy(plan: RemotePlan, blob: string | null): RemoteCopy {
  const { image, raw, places: _now, ...rest } = plan;
  const short = (value: unknown): unknown => (typeof value === 'string' && value.startsWith('data:') ? 'data:' : value);
  const lasting = 'image' in raw ? { ...raw, image: short(raw['image']) } : raw;
  return { remoteId: plan.id, copy: { ...rest, image: short(image), blob, raw: lasting } };
}

export function portCopy(port: RemotePort): RemoteCopy {
  const { data } = port.raw;
  const top = without(port.raw, liveFields.atTop);
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  const raw = isObject ? { ...top, data: without(data as Raw, liveFields.inData) } : top;
  return { remoteId: port.id, copy: { ...port, raw } };
}

/** The event that keeps it; none where the fields that count are known already. */
export function seenDraft(
  kind: RemoteKind,
  id: string,
  { remoteId, copy, named }: RemoteCopy & { readonly named?: true },
  sync?: SyncState,
): EventDraft[] {
  const known = sync?.seen;
  const sameFields = (one: Raw, other: Raw): boolean =>
    canonicalJson(without(one, ['raw'])) === canonicalJson(without(other, ['raw']));
  if (known && !known.gone && known.remoteId === remoteId && sameFields(known.copy, copy)) return [];
  return [{ type: 'platform.seen', body: { kind, id, remoteId, copy, ...(named ? { named } : {}) } }];
}

const without = (object: Raw, keys: readonly string[]): Raw =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
