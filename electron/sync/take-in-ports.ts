// Decides which events a reading of the platform's ports makes. A port with a name and a place becomes a socket, bound to
// it; a name that moved from port to port moves the binding, not the label; where document and platform disagree on which
// socket a port is, neither is overwritten. Reads the fold, changes nothing. Domain, *Words* (socket, port), *Offline and
// the platform*.

import type { EventDraft } from '../domain/events.ts';
import { printedNumber } from '../domain/hub-products.ts';
import { isUnnamed, remoteFields, RemoteIds, samePlace, seenFields, type FieldsOf } from '../domain/platform-copy.ts';
import type { Hub, Port, SiteState, Socket } from '../domain/site-types.ts';
import type { RemotePort } from '../platform/platform.ts';
import { bornId } from './born-id.ts';
import { merge } from './merge.ts';
import { portCopy, seenDraft } from './remote-copy.ts';

export interface TakenPorts {
  /** To be appended first: sockets leave the ports that they moved away from. */
  readonly leaving: readonly EventDraft[];
  /** What is to be appended after that, asked for when `leaving` has been folded. */
  readonly rest: () => readonly EventDraft[];
  /** Ports (document ids) that document and platform call differently, both having changed: said as refusals. */
  readonly disputed: readonly { readonly portId: string; readonly ours: string; readonly theirs: string }[];
  readonly count: number;
}

interface Row {
  readonly hub: Hub;
  readonly number: number;
  readonly portId: string;
  readonly port: Port | undefined;
  readonly remote: RemotePort;
  readonly fields: FieldsOf['port'];
  readonly base: FieldsOf['port'] | null;
  readonly socket: Socket | null;
}

interface Binding {
  readonly socketId: string;
  readonly row: Row;
}

/** What the platform was told of ports (document ids) just now: what its answer is compared with (see `take-in.ts`). */
export type ToldPorts = ReadonlyMap<string, FieldsOf['port']>;

/** Ports of hubs that the document doesn't know are left out. */
export function takeInPorts(state: SiteState, ports: readonly RemotePort[], told: ToldPorts = new Map()): TakenPorts {
  const rows = rowsOf(state, ports, told);
  const sockets = new SocketsByLabel(state);
  const bindings: Binding[] = [];
  const drafts: EventDraft[] = [];
  const disputed: { portId: string; ours: string; theirs: string }[] = [];
  const counted = new Set<string>();
  const leaving = new Set<string>();
  const byPort = new Map(rows.map((row) => [row.portId, row]));
  const isFree = (socket: Socket): boolean => socket.binding === null || isMovedAway(socket, byPort);

  for (const row of rows) {
    const { socket, portId } = row;
    const before = drafts.length + bindings.length + leaving.size;
    if (socket) {
      const told = boundPort(state, row, socket, { sockets, isFree });
      drafts.push(...told.drafts);
      if (told.leaves) leaving.add(socket.id);
      if (told.becomes) bindings.push({ socketId: told.becomes.id, row });
      if (told.disputed) disputed.push({ portId, ours: socket.label, theirs: row.fields.name });
    } else if (isNewsToUs(row)) {
      const other = sockets.take(row, isFree);
      if (other) bindings.push({ socketId: other.id, row });
      else drafts.push(...newSocket(state, row));
      if (other) drafts.push(...moved(state, other, row, null));
    }
    if (drafts.length + bindings.length + leaving.size > before) counted.add(portId);
  }
  for (const { socketId, row } of bindings) {
    if (state.sockets.get(socketId)?.binding) leaving.add(socketId);
    if (row.socket) leaving.add(row.socket.id);
  }
  const seen = rows.flatMap((row) => seenPort(row, told.get(row.portId)?.name));
  for (const draft of seen) if (draft.type === 'platform.seen') counted.add(draft.body.id);
  return {
    leaving: [...leaving].map((socketId) => ({
      type: 'socket.unbound',
      body: { socketId, was: state.lastSetBy(`socket/${socketId}/binding`) },
    })),
    rest: () => [...drafts, ...bindings.map((binding) => bound(state, binding)), ...seen],
    disputed,
    count: counted.size,
  };
}

/** The name that it has just been given stays this document's until the platform says another. */
function seenPort({ portId, remote, port }: Row, told: string | undefined): EventDraft[] {
  const before = port?.sync.seen;
  const isNamed = remote.name === before?.copy['name'] ? before.named === true : remote.name === told;
  return seenDraft('port', portId, { ...portCopy(remote), ...(isNamed ? { named: true } : {}) }, port?.sync);
}

function rowsOf(state: SiteState, ports: readonly RemotePort[], told: ToldPorts): Row[] {
  const ids = new RemoteIds(state);
  return ports.flatMap((remote) => {
    const hub = state.hubs.get(ids.idOf('hub', remote.hubId) ?? '');
    if (!hub || hub.removed) return [];
    const number = printedNumber(hub.hwId, remote.order);
    const port = hub.ports.get(number);
    const found = port?.socketId ? state.sockets.get(port.socketId) : undefined;
    const portId = `${hub.id}/${number}`;
    const fields = placed(remoteFields.port(remote, ids));
    const isIt = port?.sync.seen?.remoteId === remote.id;
    const seen = told.get(portId) ?? (isIt ? seenFields('port', port.sync.seen, ids) : null);
    return [{ hub, number, portId, port, remote, fields, base: seen && placed(seen), socket: found ?? null }];
  });
}

/** A place on a plan that the document doesn't have is none it could show. */
const placed = (fields: FieldsOf['port']): FieldsOf['port'] =>
  fields.planId === null || fields.planId.startsWith('remote:') ? { ...fields, planId: null, position: null } : fields;

interface Told {
  readonly drafts: readonly EventDraft[];
  readonly leaves?: true;
  readonly becomes?: Socket;
  readonly disputed?: true;
}

/** What the platform says of a port that has a socket here. */
function boundPort(state: SiteState, row: Row, socket: Socket, others: Others): Told {
  const { fields, base } = row;
  const size = state.plans.get(fields.planId ?? '');
  // Where places are whole pixels, a picture of another size moved them by up to one: nobody's edit.
  const apart = row.remote.spaceId === null ? 0.5 : 1;
  const split = ({ name, ...place }: FieldsOf['port']) => ({ name, place });
  const local = { name: socket.label, place: { planId: socket.planId, position: socket.position } };
  // No platform takes an empty name: a port without any was made anew, with its hub.
  const known = fields.name.trim() === '' ? null : base;
  const merged = merge(local, split(fields), known && split(known), {
    same: (field, one, other) =>
      field === 'name'
        ? one === other
        : samePlace({ name: '', ...(one as Place) }, { name: '', ...(other as Place) }, size, apart),
    // A name without a place is nobody's work: platforms write one into every new port.
    blank: (field, value) =>
      field === 'place' ? (value as Place).position === null : isUnnamed(value as string) || fields.position === null,
  });
  const theirs = merged.toLocal.includes('name');
  const both = merged.conflicts.includes('name');
  if (theirs && isUnnamed(fields.name)) return { drafts: [], leaves: true };
  const isAnother = theirs || both ? others.sockets.has(row, socket) : false;
  const other = theirs && isAnother ? others.sockets.take(row, others.isFree) : undefined;
  if (other) return { drafts: moved(state, other, row, null), becomes: other };
  if (isAnother || (both && !base)) return { drafts: [], disputed: true };
  const drafts: EventDraft[] = [];
  if (theirs || both) {
    const was = theirs ? state.lastSetBy(`socket/${socket.id}/label`) : null;
    drafts.push({ type: 'socket.labelled', body: { socketId: socket.id, label: fields.name, was } });
  }
  if (merged.toLocal.includes('place')) {
    drafts.push(movedDraft(socket, fields, state.lastSetBy(`socket/${socket.id}/position`)));
  }
  if (merged.conflicts.includes('place')) drafts.push(movedDraft(socket, fields, null));
  return { drafts };
}

interface Others {
  readonly sockets: SocketsByLabel;
  /** Not on a port that still has its name. */
  readonly isFree: (socket: Socket) => boolean;
}

type Place = Pick<FieldsOf['port'], 'planId' | 'position'>;

/** Named and placed there, and not what we knew already: a port that was left empty here on purpose stays empty. */
function isNewsToUs({ fields, base }: Row): boolean {
  if (isUnnamed(fields.name) || fields.position === null) return false;
  if (!base) return true;
  return base.name !== fields.name || !samePlace(base, fields, undefined);
}

/** The socket's own port now has another name on the platform, and nobody here had a hand in that. */
function isMovedAway({ binding, label }: Socket, byPort: ReadonlyMap<string, Row>): boolean {
  const row = binding ? byPort.get(`${binding.hubId}/${binding.number}`) : undefined;
  return row !== undefined && row.base?.name === label && row.fields.name !== label;
}

function newSocket(state: SiteState, { hub, number, remote, fields }: Row): EventDraft[] {
  const socketId = bornId('socket', remote.id, (taken) => state.sockets.has(taken));
  const { name: label, planId, position } = fields;
  const place = { locationId: hub.locationId, planId, position, areaId: null };
  return [
    { type: 'socket.added', body: { socketId, label, ...place, expected: 'open' } },
    {
      type: 'socket.bound',
      body: { socketId, hubId: hub.id, number, how: 'platform', was: null, takes: null },
    },
  ];
}

/** Asked for when the sockets have left their former ports. */
function bound(state: SiteState, { socketId, row: { hub, number } }: Binding): EventDraft {
  const was = state.lastSetBy(`socket/${socketId}/binding`);
  const takes = hub.ports.get(number)?.socketId ?? null;
  return { type: 'socket.bound', body: { socketId, hubId: hub.id, number, how: 'platform', was, takes } };
}

/** A socket found again by its label: its place from the platform, where it had none or another. */
function moved(state: SiteState, socket: Socket, { fields }: Row, was: string | null): EventDraft[] {
  const here = { name: '', planId: socket.planId, position: socket.position };
  if (fields.position === null || samePlace(here, fields, state.plans.get(fields.planId ?? ''))) return [];
  const seen = socket.position === null ? state.lastSetBy(`socket/${socket.id}/position`) : was;
  return [movedDraft(socket, fields, seen)];
}

const movedDraft = (socket: Socket, { planId, position }: FieldsOf['port'], was: string | null): EventDraft => ({
  type: 'socket.moved',
  body: { socketId: socket.id, planId, position, was },
});

/** Sockets of a location by label; each is taken once. */
class SocketsByLabel {
  readonly #sockets = new Map<string, Socket[]>();

  constructor(state: SiteState) {
    for (const socket of state.sockets.values()) {
      if (socket.removed) continue;
      const key = `${socket.locationId}/${socket.label}`;
      const list = this.#sockets.get(key);
      if (list) list.push(socket);
      else this.#sockets.set(key, [socket]);
    }
  }

  /** Another socket than this one is called as the platform calls the port. */
  has(row: Row, but: Socket): boolean {
    return this.#called(row).some((socket) => socket.id !== but.id);
  }

  take(row: Row, fits: (socket: Socket) => boolean): Socket | undefined {
    const list = this.#called(row);
    const index = list.findIndex(fits);
    return index < 0 ? undefined : list.splice(index, 1)[0];
  }

  #called({ hub, fields }: Row): Socket[] {
    return this.#sockets.get(`${hub.locationId}/${fields.name}`) ?? [];
  }
}
