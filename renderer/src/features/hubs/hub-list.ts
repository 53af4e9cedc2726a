// Decides which hubs are listed, and in which order. Pure. The order is the names': a hub that is heard, or falls silent, stays
// where it is under the finger.

import type { HubView } from '../../../../electron/contract/site-views.ts';
import type { HubState } from '../../../../electron/domain/site-queries.ts';

/** In the order in which a hub comes to life; what has stopped is last. */
const hubStates: readonly HubState[] = ['noted', 'known', 'heard', 'all-heard', 'silent'];

export interface HubFilter {
  /** Of the serial, the name, or a serial it had before. */
  readonly text: string;
  /** Null: any. */
  readonly state: HubState | null;
  readonly withFreePorts: boolean;
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** `openId`: the hub that is worked on stays, although what is done to it makes another of it. */
export function listedHubs(
  hubs: readonly HubView[],
  { text, state, withFreePorts }: HubFilter,
  stateOf: (hub: HubView) => HubState,
  openId: string | null = null,
): readonly HubView[] {
  const wanted = text.trim().toLowerCase();
  return hubs
    .filter((hub) => {
      if (wanted !== '' && !saysOf(hub).some((said) => said.toLowerCase().includes(wanted))) return false;
      if (hub.id === openId) return true;
      return (state === null || stateOf(hub) === state) && (!withFreePorts || freePorts(hub) > 0);
    })
    .sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.hwId, b.hwId));
}

const saysOf = ({ hwId, name, product, formerHwIds }: HubView): readonly string[] => [
  hwId,
  name,
  product,
  ...formerHwIds,
];

export const freePorts = ({ ports }: HubView): number => ports.filter(({ socketId }) => socketId === null).length;

/** Only the states that occur, in their order. */
export function countedStates(
  hubs: readonly HubView[],
  stateOf: (hub: HubView) => HubState,
): readonly { readonly state: HubState; readonly count: number }[] {
  const counts = new Map<HubState, number>();
  for (const hub of hubs) counts.set(stateOf(hub), (counts.get(stateOf(hub)) ?? 0) + 1);
  return hubStates.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
}

/** The free port that comes next after a number, in printed order and round the end; null: all are taken. */
export function nextFreePort({ ports }: HubView, after = 0): number | null {
  const free = ports.filter(({ socketId, number }) => socketId === null && number !== after);
  return (free.find(({ number }) => number > after) ?? free[0])?.number ?? null;
}
