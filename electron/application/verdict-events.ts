// Turns what the engine decided into events for the journal. Decides nothing itself; hashing is done here because the
// domain has no crypto.

import { createHash } from 'node:crypto';

import { demandedOf } from '../domain/demanded.ts';
import type { EventDraft } from '../domain/events.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Evidence, VerdictDraft } from '../domain/verdict.ts';
import type { Repair, VerificationEffect } from '../domain/verification/protocol.ts';

/** What every verdict of one session shares. */
export interface SessionFacts {
  readonly pace: number;
  readonly load: string | null;
}

/** The events of one effect; none for those that only speak or act. */
export function eventsOf(effect: VerificationEffect, state: SiteState, session: SessionFacts): EventDraft[] {
  switch (effect.type) {
    case 'record':
      return [checkRecorded(effect.draft, state, session)];
    case 'bind':
      return bound(effect.socketId, effect.portKey, state);
    case 'repair':
      return [repaired(effect.repair, state)];
    case 'grade-place':
      return [{ type: 'place.graded', body: { sockets: effect.sockets, place: effect.place, why: effect.why } }];
    case 'act':
    case 'end-lease':
    case 'say':
    case 'note':
      return [];
  }
}

function checkRecorded(draft: VerdictDraft, state: SiteState, session: SessionFacts): EventDraft {
  const port = draft.portKey === null ? undefined : state.portsByKey.get(draft.portKey);
  return {
    type: 'check.recorded',
    body: {
      socketId: draft.socketId,
      verdict: draft.verdict,
      reason: draft.reason,
      works: draft.works,
      place: draft.place,
      hubId: port?.hubId ?? null,
      number: port?.number ?? null,
      portKey: draft.portKey,
      checks: draft.checks,
      evidence: evidenceOf(draft),
      attempt: draft.attempt,
      procedure: procedureNow(state, draft.socketId),
      ...session,
    },
  };
}

function procedureNow(state: SiteState, socketId: string): string {
  const socket = state.sockets.get(socketId);
  return (socket ? demandedOf(state, socket) : state.procedure).name;
}

function evidenceOf(draft: VerdictDraft): Evidence | null {
  if (!draft.message) return null;
  const { topic, raw, at } = draft.message;
  return {
    topic,
    raw: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf8'),
    sha256: createHash('sha256').update(raw).digest('hex'),
    arrivedAt: at,
    latencyMs: draft.latencyMs ?? 0,
    ...(draft.acrossGapMs === undefined ? {} : { acrossGapMs: draft.acrossGapMs }),
    ...(draft.bounces === undefined ? {} : { bounces: draft.bounces }),
  };
}

function bound(socketId: string, portKey: string, state: SiteState): EventDraft[] {
  const port = state.portsByKey.get(portKey);
  if (!port) return [];
  const was = state.lastSetBy(`socket/${socketId}/binding`);
  return [{ type: 'socket.bound', body: { socketId, hubId: port.hubId, number: port.number, how: 'discover', was } }];
}

function repaired(repair: Repair, state: SiteState): EventDraft {
  const bindings = repair.sockets.map((socketId, index) => {
    const port = state.portsByKey.get(repair.ports[index] ?? '');
    return { socketId, hubId: port?.hubId ?? null, number: port?.number ?? null };
  });
  return { type: 'bindings.repaired', body: { kind: repair.kind, bindings } };
}
