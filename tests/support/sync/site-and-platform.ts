// A folded site and what a platform says of it, without either: drafts are applied by hand, so that a test sees them.

import type { EventDraft } from '../../../electron/domain/events.ts';
import { outbox, type OutboxItem } from '../../../electron/domain/outbox.ts';
import type { SiteState, Socket } from '../../../electron/domain/site-types.ts';
import type { Point } from '../../../electron/domain/units.ts';
import type { RemoteHub, RemoteLocation, RemotePlan, RemotePort } from '../../../electron/platform/platform.ts';
import { takeInPorts } from '../../../electron/sync/take-in-ports.ts';
import { takeInHubs, takeInLocations, takeInPlans } from '../../../electron/sync/take-in.ts';
import { createSiteState, type MutableFold } from '../../../electron/domain/site-state.ts';
import { Story } from '../site/story.ts';

export const rules = { hubsHavePlans: true };
export const picture = { blob: 'blob-1', mediaType: 'image/png', width: 1000, height: 500 };

export class SiteAndPlatform extends Story {
  readonly fold: MutableFold = createSiteState();

  constructor() {
    super();
    this.add('site.created', { siteId: 'site', name: 'Tower' });
  }

  override write(draft: EventDraft, station?: string, id?: string) {
    const event = super.write(draft, station, id);
    this.fold.apply(event);
    return event;
  }

  get state(): SiteState {
    return this.fold.state;
  }

  /** Applies drafts; their types, in order. */
  apply(drafts: readonly EventDraft[]): string[] {
    for (const draft of drafts) this.write(draft);
    return drafts.map(({ type }) => type);
  }

  /** A location with one plan and one hub of six ports in printed order, as read from the platform. */
  furnish(): this {
    this.apply(takeInLocations(this.state, [location()]).drafts);
    this.apply(takeInPlans(this.state, [{ plan: plan(), picture }]).drafts);
    this.apply(takeInHubs(this.state, [hub()], true).drafts);
    return this;
  }

  /** Reads ports: the types of the events that this makes, and the ports in dispute. */
  read(...ports: readonly RemotePort[]): { events: string[]; disputed: string[] } {
    const taken = takeInPorts(this.state, ports);
    const events = [...this.apply(taken.leaving), ...this.apply(taken.rest())];
    return { events, disputed: taken.disputed.map(({ theirs }) => theirs) };
  }

  /** The platform's answer to what waits about these ports. */
  told(...ports: readonly RemotePort[]): void {
    const items = this.outbox().flatMap((item) => (item.kind === 'port' ? [item] : []));
    const told = new Map(items.map(({ id, wish }) => [id, wish]));
    const taken = takeInPorts(this.state, ports, told);
    this.apply(taken.leaving);
    this.apply(taken.rest());
  }

  outbox(): OutboxItem[] {
    return outbox(this.state, rules);
  }

  /** `act kind label: wish` of everything that waits. */
  toTell(): string[] {
    return this.outbox().map(({ act, kind, label }) => `${act} ${kind} ${label}`);
  }

  socket(label: string): Socket {
    const socket = this.sockets().find((each) => each.label === label);
    if (!socket) throw new Error(`no socket ${label}`);
    return socket;
  }

  sockets(): Socket[] {
    return [...this.state.sockets.values()].filter(({ removed }) => !removed);
  }

  /** `label@number` of every socket that stays, in the order of labels. */
  bindings(): string[] {
    return this.sockets()
      .map(({ label, binding }) => `${label}@${binding?.number ?? '-'}`)
      .sort();
  }

  bind(label: string, number: number): void {
    const socketId = this.socket(label).id;
    const was = this.state.lastSetBy(`socket/${socketId}/binding`);
    const hubId = [...this.state.hubs.keys()][0]!;
    const takes = this.state.hubs.get(hubId)?.ports.get(number)?.socketId ?? null;
    this.add('socket.bound', { socketId, hubId, number, how: 'hand', was, takes });
  }

  label(from: string, to: string): void {
    const socketId = this.socket(from).id;
    this.add('socket.labelled', { socketId, label: to, was: this.state.lastSetBy(`socket/${socketId}/label`) });
  }

  unbind(label: string): void {
    const socketId = this.socket(label).id;
    this.add('socket.unbound', { socketId, was: this.state.lastSetBy(`socket/${socketId}/binding`) });
  }

  move(label: string, position: Point | null): void {
    const { id: socketId, planId } = this.socket(label);
    this.add('socket.moved', { socketId, planId, position, was: this.state.lastSetBy(`socket/${socketId}/position`) });
  }
}

export const location = (fields: Partial<RemoteLocation> = {}): RemoteLocation => ({
  ...{ id: 'L', companyId: 'C', name: 'House', raw: { id: 'L', vendor: 1 } },
  ...fields,
});

export const plan = (fields: Partial<RemotePlan> = {}): RemotePlan => ({
  ...{ id: 'F', locationId: 'L', name: 'Ground', image: '/image', raw: { id: 'F' } },
  ...fields,
});

export const hub = (fields: Partial<RemoteHub> = {}): RemoteHub => ({
  ...{ id: 'H', hwId: 'p3_1', locationId: 'L', planId: 'F', name: 'Hub 1', firmware: null, raw: { id: 'H' } },
  ...fields,
});

/** Port by its order. `at`: a tenth of the plan's width, so that different ports stand at different places. */
export const port = (order: number, name: string, at: number | null = order, hubId = 'H'): RemotePort => ({
  ...{ id: `P${hubId}${order}`, hubId, locationId: 'L', spaceId: null, order, name },
  planId: at === null ? null : 'F',
  position: at === null ? null : { x: at / 10, y: 0.5 },
  raw: { id: `P${hubId}${order}`, data: { device: null, power: { watts: 1 }, limits: 7 } },
});
