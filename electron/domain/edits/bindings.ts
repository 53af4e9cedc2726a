// Commands about which port a socket is on. Domain, *Words* (port, socket) and *Verification engine* (repairs).

import type { BindingSource, MiswireKind } from '../events.ts';
import { failed } from '../failures.ts';
import type { SiteState } from '../site-types.ts';
import { drafts, found, withFound, type Drafts } from './found.ts';

/**
 * A port that another socket is bound to is refused (`site.port-taken`), unless `takeOver` says that it shall be taken.
 * Failures: `site.no-such-thing`, `.no-such-port`, `.port-taken`.
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
  return withFound(state.sockets, 'socket', socketId, () =>
    withFound(state.hubs, 'hub', hubId, (hub) => {
      const port = hub.ports.get(number);
      if (!port) return failed('site.no-such-port', { hub: hub.name, number });
      const other = port.socketId === socketId || port.socketId === null ? null : state.sockets.get(port.socketId)!;
      if (other && !args.takeOver) return failed('site.port-taken', { hub: hub.name, number, label: other.label });
      return drafts({ type: 'socket.bound', body: { socketId, hubId, number, how, was, takes: other?.id ?? null } });
    }),
  );
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
