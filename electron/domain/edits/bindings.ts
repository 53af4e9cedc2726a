// Commands about which port a socket is on. Domain, *Words* (port, socket) and *Verification engine* (repairs).

import type { BindingSource, MiswireKind } from '../events.ts';
import { failed, type Result } from '../failures.ts';
import { hubName } from '../site-queries.ts';
import type { Hub, SiteState, Socket } from '../site-types.ts';
import { drafts, found, withFound, type Drafts } from './found.ts';

/**
 * Nothing is taken silently: a port that another socket is on, or a socket that is on another port, is refused unless
 * `takeOver` says that it shall be taken. Failures: `site.no-such-thing`, `.no-such-port`, `.port-taken`, `.socket-bound`,
 * `.both-bound`.
 */
export function bindSocket(
  state: SiteState,
  args: {
    readonly socketId: string;
    readonly hubId: string;
    /** As printed. */
    readonly number: number;
    readonly how: BindingSource;
    readonly takeOver?: boolean;
  },
): Drafts {
  const { socketId, hubId, number, how } = args;
  const was = state.lastSetBy(`socket/${socketId}/binding`);
  return withFound(state.sockets, 'socket', socketId, (socket) =>
    withFound(state.hubs, 'hub', hubId, (hub) => {
      const port = hub.ports.get(number);
      if (!port) return failed('site.no-such-port', { hub: hubName(hub), number });
      const other = port.socketId === socketId || port.socketId === null ? null : state.sockets.get(port.socketId)!;
      const taken = args.takeOver ? null : whatIsTaken(state, { socket, hub, number, other });
      if (taken) return taken;
      return drafts({ type: 'socket.bound', body: { socketId, hubId, number, how, was, takes: other?.id ?? null } });
    }),
  );
}

/** Null: neither the port nor the socket is bound elsewhere. */
function whatIsTaken(
  state: SiteState,
  { socket, hub, number, other }: { socket: Socket; hub: Hub; number: number; other: Socket | null },
): Result<never> | null {
  const port = { hub: hubName(hub), number };
  const { binding, label } = socket;
  const isThere = binding !== null && binding.hubId === hub.id && binding.number === number;
  if (binding === null || isThere) return other && failed('site.port-taken', { ...port, label: other.label });
  const from = { label, fromHub: hubName(state.hubs.get(binding.hubId)), fromNumber: binding.number };
  return other
    ? failed('site.both-bound', { ...port, ...from, other: other.label })
    : failed('site.socket-bound', from);
}

export function unbindSocket(state: SiteState, args: { readonly socketId: string }): Drafts {
  const was = state.lastSetBy(`socket/${args.socketId}/binding`);
  return withFound(state.sockets, 'socket', args.socketId, ({ id, label, binding }) => {
    if (!binding) return failed('site.not-bound', { label });
    return drafts({ type: 'socket.unbound', body: { socketId: id, was } });
  });
}

/** Where a socket shall be; a null port unbinds it. */
export interface Repaired {
  readonly socketId: string;
  readonly port: { readonly hubId: string; readonly number: number } | null;
}

/** One repair of several bindings, undone as one. */
export function repairBindings(
  state: SiteState,
  args: { readonly kind: MiswireKind; readonly bindings: readonly Repaired[] },
): Drafts {
  for (const { socketId } of args.bindings) {
    const socket = found(state.sockets, 'socket', socketId);
    if (!socket.ok) return socket;
  }
  const bindings = args.bindings.map(({ socketId, port }) => ({
    socketId,
    hubId: port?.hubId ?? null,
    number: port?.number ?? null,
    was: state.lastSetBy(`socket/${socketId}/binding`),
  }));
  return drafts({ type: 'bindings.repaired', body: { kind: args.kind, bindings } });
}
