// Tells a site's story event by event, each later than the one before: what tests of the fold begin from.

import type { EventBodies, EventDraft, EventType, SiteEvent } from '../../../electron/domain/events.ts';
import { tick } from '../../../electron/domain/hybrid-clock.ts';
import { createSiteState, type MutableFold } from '../../../electron/domain/site-state.ts';
import type { Change, SiteState, Socket } from '../../../electron/domain/site-types.ts';

const storyStart = 1_767_225_600_000;

/** Places drafts in time: `station` writes, one millisecond after another. */
export class Story {
  readonly events: SiteEvent[] = [];
  #clock = tick('000000000000-0000', storyStart);

  add<T extends EventType>(type: T, body: EventBodies[T], station = 'A', id?: string): SiteEvent {
    return this.write({ type, body } as EventDraft, station, id);
  }

  /** `act`: the first event of the act that this is a further part of. */
  write(draft: EventDraft, station = 'A', id = `e${this.events.length}`, act?: string): SiteEvent {
    const at = storyStart + this.events.length + 1;
    this.#clock = tick(this.#clock, at);
    const author = `${station}'s person`;
    const event: SiteEvent = { ...draft, id, at, clock: this.#clock, author, station, ...(act ? { act } : {}) };
    this.events.push(event);
    return event;
  }
}

/** A small site under way: one location, hubs `h1` and `h2` (p3, ports 1–6), sockets `s1`… with labels 01…, bound in order. */
export class SiteInTest extends Story {
  readonly fold: MutableFold = createSiteState();

  constructor(sockets = 4) {
    super();
    this.add('site.created', { siteId: 'site', name: 'Tower' });
    this.add('location.added', { locationId: 'l1', name: 'Floor 1' });
    for (const hub of ['h1', 'h2']) {
      this.add('hub.added', { hubId: hub, hwId: `p3_${hub}`, locationId: 'l1', planId: null, name: hub });
      for (let number = 1; number <= 6; number += 1) this.see(hub, number, `${hub}-${number}`);
    }
    for (let number = 1; number <= sockets; number += 1) {
      const place = { locationId: 'l1', planId: null, position: null, areaId: null, expected: 'open' as const };
      this.add('socket.added', { socketId: `s${number}`, label: `0${number}`, ...place });
      this.bind(`s${number}`, 'h1', number);
    }
  }

  override write(draft: EventDraft, station?: string, id?: string, act?: string): SiteEvent {
    const event = super.write(draft, station, id, act);
    this.fold.apply(event);
    return event;
  }

  /** As a document appends: one act, folded when all of it has its place. */
  writeAct(drafts: readonly EventDraft[], station?: string): readonly Change[] {
    const act = `e${this.events.length}`;
    const placed = drafts.map((draft, index) => super.write(draft, station, undefined, index === 0 ? undefined : act));
    return this.fold.applyAll(placed);
  }

  get state(): SiteState {
    return this.fold.state;
  }

  socket(id: string): Socket {
    const socket = this.state.sockets.get(id);
    if (!socket) throw new Error(`no socket ${id}`);
    return socket;
  }

  /** Verdicts of all sockets in a row, stale ones with their reason. */
  verdicts(): string[] {
    return [...this.state.sockets.values()].map(({ verdict }) =>
      verdict.verdict === 'stale' ? `stale ${verdict.reason}` : verdict.verdict,
    );
  }

  see(hubId: string, number: number, remoteId: string): SiteEvent {
    return this.add('platform.seen', { kind: 'port', id: `${hubId}/${number}`, remoteId, copy: { id: remoteId } });
  }

  bind(socketId: string, hubId: string, number: number, station?: string): SiteEvent {
    const was = this.state.lastSetBy(`socket/${socketId}/binding`);
    return this.add('socket.bound', { socketId, hubId, number, how: 'hand', was }, station);
  }

  /** Records a verdict on the port that the socket is bound to, or on another. */
  check(socketId: string, body: Partial<EventBodies['check.recorded']> = {}, station?: string): SiteEvent {
    const bound = this.state.sockets.get(socketId)?.binding ?? null;
    const port = bound && this.state.hubs.get(bound.hubId)?.ports.get(bound.number);
    return this.add('check.recorded', { ...passed, ...portOf(bound, port), ...body, socketId }, station);
  }

  undo(event: SiteEvent, station?: string): SiteEvent {
    return this.add('event.undone', { eventId: event.id }, station);
  }
}

export const passed: EventBodies['check.recorded'] = {
  ...{ socketId: '', verdict: 'pass', reason: null, works: 'measured', place: 'measured' },
  ...{
    hubId: null,
    number: null,
    portKey: null,
    evidence: null,
    attempt: 1,
    procedure: 'Standard',
    pace: 1,
    load: null,
  },
  checks: [
    { check: 'plug', outcome: 'pass' },
    { check: 'power', outcome: 'pass', value: 65, unit: 'W', min: 5, max: 240 },
  ],
};

function portOf(
  bound: Socket['binding'],
  port: { readonly portKey: string | null } | null | undefined,
): Pick<EventBodies['check.recorded'], 'hubId' | 'number' | 'portKey'> {
  return { hubId: bound?.hubId ?? null, number: bound?.number ?? null, portKey: port?.portKey ?? null };
}
