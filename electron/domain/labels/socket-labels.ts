// What stands on the labels of a site's sockets, in the order in which they are stuck on: plan by plan, by label. Pure.

import { liveSockets } from '../site-queries.ts';
import type { SiteState } from '../site-types.ts';

export interface SocketLabel {
  /** Exactly as it is to be printed; the QR code says this and nothing else, so that a scanner types it. */
  readonly label: string;
  /** Small, for whoever sticks them on: plan and area. */
  readonly where: string;
}

/** `planId` null: of every socket. */
export function socketLabels(state: SiteState, planId: string | null): SocketLabel[] {
  const inOrder = new Intl.Collator('sv', { numeric: true });
  return liveSockets(state)
    .filter((socket) => planId === null || socket.planId === planId)
    .map((socket) => {
      const plan = state.plans.get(socket.planId ?? '')?.name ?? state.locations.get(socket.locationId)?.name ?? '';
      const area = state.areas.get(socket.areaId ?? '')?.name;
      return { label: socket.label, plan, where: area === undefined ? plan : `${plan} · ${area}` };
    })
    .sort((a, b) => inOrder.compare(a.plan, b.plan) || inOrder.compare(a.label, b.label))
    .map(({ label, where }) => ({ label, where }));
}
