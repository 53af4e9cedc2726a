// The inventory of hubs: what hangs where, with serial and firmware, and how many of its ports are used. Pure.

import { productOf } from '../hub-products.ts';
import type { SiteState } from '../site-types.ts';

export interface HubRow {
  readonly id: string;
  readonly name: string;
  /** Serial, as printed. */
  readonly hwId: string;
  readonly formerHwIds: readonly string[];
  readonly product: string;
  readonly firmware: string | null;
  readonly location: string;
  readonly plan: string;
  readonly portsUsed: number;
  readonly portsFree: number;
}

export function hubRows(state: SiteState): HubRow[] {
  return [...state.hubs.values()]
    .filter((hub) => !hub.removed)
    .map((hub) => {
      const ports = [...hub.ports.values()];
      const used = ports.filter((port) => port.socketId !== null).length;
      return {
        id: hub.id,
        name: hub.name,
        hwId: hub.hwId,
        formerHwIds: hub.formerHwIds,
        product: productOf(hub.hwId)?.product ?? '',
        firmware: hub.firmware,
        location: state.locations.get(hub.locationId)?.name ?? '',
        plan: state.plans.get(hub.planId ?? '')?.name ?? '',
        portsUsed: used,
        portsFree: ports.length - used,
      };
    })
    .sort((a, b) => a.hwId.localeCompare(b.hwId, 'en', { numeric: true }));
}
