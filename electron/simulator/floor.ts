// What a person on the floor can do and see, by printed label. Knows no ports: those are `site-floor.ts`'s matter.

import type { Building, BuiltSocket } from './building.ts';
import type { Floor } from './simulator.ts';
import type { SiteFloor } from './site-floor.ts';
import { hasLamp } from './socket-state.ts';

const besideAtMost = 8;

export function floorFor(building: Building, site: SiteFloor): Floor {
  const byLabel = new Map(building.sockets.map((socket) => [socket.label, socket]));
  const byPlan = new Map<string, BuiltSocket[]>();
  for (const socket of building.sockets) {
    byPlan.set(socket.plan.id, [...(byPlan.get(socket.plan.id) ?? []), socket]);
  }
  return {
    plug: (label, device) => site.at(label).socket.plug(device),
    unplug: (label) => site.at(label).socket.unplug(),
    touch: (label) => site.at(label).socket.touch(),
    lampAt(label) {
      const { state, held } = site.at(label).socket;
      // A dead port gives no power: the lamp of a load is there, but dark.
      const dark = held !== null && state.device === null;
      return hasLamp(state) || (dark && !state.ownLamp) ? state.lampLevel : null;
    },
    neighbours(label) {
      const socket = byLabel.get(label);
      if (!socket) return [];
      const distance = (other: BuiltSocket): number => Math.hypot(other.x - socket.x, (other.y - socket.y) * 0.75);
      return (
        (byPlan.get(socket.plan.id) ?? [])
          // Nobody plugs in where something is fixed.
          .filter((other) => other !== socket && other.expected === 'open')
          .sort((a, b) => distance(a) - distance(b))
          .slice(0, besideAtMost)
          .map((other) => other.label)
      );
    },
  };
}
