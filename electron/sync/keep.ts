// Writes what was read from the platform into the document: few large transactions, each phase folded before the next one
// is decided. Refusals that are ours (document and platform disagree) are written like the platform's own.

import type { EventDraft, RemoteKind } from '../domain/events.ts';
import { done, wordsOf, type Failure, type Result } from '../domain/failures.ts';
import { outbox, type OutboxItem, type OutboxRules } from '../domain/outbox.ts';
import type { RemotePort } from '../platform/platform.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { takeInPorts, type ToldPorts } from './take-in-ports.ts';
import type { Taken } from './take-in.ts';

const draftsAtOnce = 4_000;

/** Appends in transactions of some thousand events. Failures: the document's own. */
export function append(document: SiteDocument, drafts: readonly EventDraft[]): Result<void> {
  for (let at = 0; at < drafts.length; at += draftsAtOnce) {
    const written = document.append(drafts.slice(at, at + draftsAtOnce));
    if (!written.ok) return written;
  }
  return done(undefined);
}

export function keep(document: SiteDocument, { drafts, count }: Taken): Result<number> {
  const written = append(document, drafts);
  return written.ok ? done(count) : written;
}

/** How many of the ports were new or different. */
export function keepPorts(
  document: SiteDocument,
  ports: readonly RemotePort[],
  rules: OutboxRules,
  told?: ToldPorts,
): Result<number> {
  const taken = takeInPorts(document.state, ports, told);
  const left = append(document, taken.leaving);
  if (!left.ok) return left;
  const written = append(document, taken.rest());
  if (!written.ok) return written;
  const disputed = new Map(taken.disputed.map((dispute) => [dispute.portId, dispute]));
  const refused = refuse(document, rules, 'port', new Set(disputed.keys()), ({ id }) => {
    const { ours = '', theirs = '' } = disputed.get(id) ?? {};
    return { code: 'sync.both-changed', params: { ours, theirs } };
  });
  return refused.ok ? done(taken.count) : refused;
}

/** Gone on the platform, and not to be put back by itself: that is a person's decision. */
export function keepGone(
  document: SiteDocument,
  rules: OutboxRules,
  kind: RemoteKind,
  ids: readonly string[],
): Result<void> {
  const ports = kind === 'hub' ? ids.flatMap((id) => seenPorts(document, id)) : [];
  const gone = [...ids.map((id) => ({ kind, id })), ...ports.map((id) => ({ kind: 'port' as const, id }))];
  const written = append(
    document,
    gone.map((body) => ({ type: 'platform.gone', body })),
  );
  if (!written.ok) return written;
  return refuse(document, rules, kind, new Set(ids), ({ label }) => ({ code: 'sync.gone', params: { label } }));
}

/** A hub's ports go with it. */
const seenPorts = (document: SiteDocument, hubId: string): string[] =>
  [...(document.state.hubs.get(hubId)?.ports.values() ?? [])]
    .filter(({ sync }) => sync.seen && !sync.seen.gone)
    .map(({ id }) => id);

/** What is asked for now is not to be asked for until it changes, or until a person tries again. */
function refuse(
  document: SiteDocument,
  rules: OutboxRules,
  kind: RemoteKind,
  ids: ReadonlySet<string>,
  why: (item: OutboxItem) => Failure,
): Result<void> {
  if (ids.size === 0) return done(undefined);
  const items = outbox(document.state, rules).filter((item) => item.kind === kind && ids.has(item.id) && !item.refusal);
  return append(
    document,
    items.map((item) => refusedDraft(item, why(item))),
  );
}

export const refusedDraft = ({ kind, id, wanted }: OutboxItem, failure: Failure): EventDraft => ({
  type: 'platform.refused',
  body: { kind, id, wanted, code: failure.code, say: wordsOf(failure).say, params: failure.params },
});
