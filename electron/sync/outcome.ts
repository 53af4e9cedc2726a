// Decides what becomes of an outbox item after the platform has answered: learned, refused, or still waiting. Domain,
// *Offline and the platform* (what the server refuses is kept with its reason; nothing is dropped).

import type { EventDraft } from '../domain/events.ts';
import type { Failure, FailureCode, Result } from '../domain/failures.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import { refusedDraft } from './keep.ts';

export type Outcome =
  | { readonly kind: 'learned'; readonly drafts: readonly EventDraft[] }
  | { readonly kind: 'refused'; readonly drafts: readonly EventDraft[] }
  /** Somebody else removed it: kept as that, not put back by itself. */
  | { readonly kind: 'gone' }
  /** Somebody else changed it meanwhile: read again and merged, then decided anew. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'waiting'; readonly failure: Failure };

const refusals: ReadonlySet<FailureCode> = new Set([
  'platform.not-accepted',
  'platform.no-permission',
  'platform.not-found',
  'platform.conflict',
  'platform.too-large',
  'platform.bad-picture',
]);

/** Nothing else will get through either. */
const endsAll: ReadonlySet<FailureCode> = new Set([
  'platform.bad-address',
  'platform.unknown-host',
  'platform.unreachable',
  'platform.untrusted',
  'platform.moved',
  'platform.not-json',
  'platform.wrong-password',
  'platform.signed-out',
  'platform.closed',
  'sync.cancelled',
]);

export const endsEverything = ({ code }: Failure): boolean => endsAll.has(code);

export const learned = (drafts: readonly EventDraft[]): Outcome & { kind: 'learned' } => ({ kind: 'learned', drafts });

/** What a failed call means for the item it was made for. */
export function outcomeOf(item: OutboxItem, result: Result<unknown>): Outcome {
  if (result.ok) return learned([]);
  const { failure } = result;
  if (failure.code === 'platform.changed-meanwhile') return { kind: 'overtaken' };
  if (!refusals.has(failure.code) && !failure.code.startsWith('sync.') && !failure.code.startsWith('site.')) {
    return { kind: 'waiting', failure };
  }
  // A thing that is not there can't be changed; putting it back is a person's decision.
  const isGone = item.act === 'change' && failure.code === 'platform.not-found';
  return isGone ? { kind: 'gone' } : { kind: 'refused', drafts: [refusedDraft(item, reasonOf(item, failure))] };
}

function reasonOf(item: OutboxItem, failure: Failure): Failure {
  if (item.kind !== 'hub' || item.act !== 'add' || failure.code === 'platform.no-permission') return failure;
  const { detail = '' } = failure.params;
  return { code: 'sync.hub-not-taken', params: { hwId: item.wish.hwId, detail } };
}
