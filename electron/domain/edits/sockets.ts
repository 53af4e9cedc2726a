// Commands about sockets: one or many at once, so that a row or a grid is one act. Two sockets may have the same label, as they
// may on the wall; who speaks of them by label is asked which.

import type { EventDraft, ExpectedDevice } from '../events.ts';
import { done, type Result } from '../failures.ts';
import type { SiteState, Socket } from '../site-types.ts';
import type { Point } from '../units.ts';
import { drafts, found, withFound, withText, type Drafts, type NewId } from './found.ts';

export interface NewSocket {
  readonly label: string;
  readonly locationId: string;
  readonly planId: string | null;
  readonly position: Point | null;
  readonly areaId: string | null;
  readonly expected: ExpectedDevice;
}

export function addSockets(state: SiteState, args: { readonly sockets: readonly NewSocket[] }, newId: NewId): Drafts {
  return collected(args.sockets, (socket) =>
    withFound(state.locations, 'location', socket.locationId, () =>
      withText('label', socket.label, () => drafts({ type: 'socket.added', body: { ...socket, socketId: newId() } })),
    ),
  );
}

export function moveSockets(
  state: SiteState,
  args: {
    readonly moves: readonly {
      readonly socketId: string;
      readonly planId: string | null;
      readonly position: Point | null;
      /** Absent: the area stays. */
      readonly areaId?: string | null;
    }[];
  },
): Drafts {
  return collected(args.moves, (move) => {
    const was = state.lastSetBy(`socket/${move.socketId}/position`);
    return withSocket(state, move.socketId, () => drafts({ type: 'socket.moved', body: { ...move, was } }));
  });
}

/** Exactly as printed. */
export function labelSocket(state: SiteState, args: { readonly socketId: string; readonly label: string }): Drafts {
  const was = state.lastSetBy(`socket/${args.socketId}/label`);
  return withSocket(state, args.socketId, () =>
    withText('label', args.label, () => drafts({ type: 'socket.labelled', body: { ...args, was } })),
  );
}

export function expectDevice(
  state: SiteState,
  args: { readonly socketIds: readonly string[]; readonly expected: ExpectedDevice },
): Drafts {
  const { expected } = args;
  return collected(args.socketIds, (socketId) => {
    const was = state.lastSetBy(`socket/${socketId}/expected`);
    return withSocket(state, socketId, () => drafts({ type: 'socket.expects', body: { socketId, expected, was } }));
  });
}

export function removeSockets(state: SiteState, args: { readonly socketIds: readonly string[] }): Drafts {
  return collected(args.socketIds, (socketId) =>
    withSocket(state, socketId, () => drafts({ type: 'socket.removed', body: { socketId } })),
  );
}

const withSocket = (state: SiteState, id: string, next: (socket: Socket) => Drafts): Drafts => {
  const socket: Result<Socket> = found(state.sockets, 'socket', id);
  return socket.ok ? next(socket.value) : socket;
};

/** All or none. */
function collected<T>(items: readonly T[], command: (item: T) => Drafts): Drafts {
  const events: EventDraft[] = [];
  for (const item of items) {
    const made = command(item);
    if (!made.ok) return made;
    events.push(...made.value);
  }
  return done(events);
}
