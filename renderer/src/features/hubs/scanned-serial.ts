// Decides what a scanned serial does on the Hubs screen. Pure. What needs no answer is done at once; it can be undone.

import type { HubView } from '../../../../electron/contract/site-views.ts';

export type SerialDoes =
  | { readonly does: 'open'; readonly hubId: string }
  /** A hub waits for its successor. */
  | { readonly does: 'replace'; readonly hubId: string }
  | { readonly does: 'add'; readonly locationId: string }
  /** Into which location is for the person to say: the field is filled, Enter adds. */
  | { readonly does: 'ask' };

export function serialDoes(
  serial: string,
  there: {
    readonly hubs: readonly Pick<HubView, 'id' | 'hwId' | 'formerHwIds'>[];
    readonly locationIds: readonly string[];
    readonly replacing: string | null;
  },
): SerialDoes {
  if (there.replacing !== null) return { does: 'replace', hubId: there.replacing };
  // A box that was taken down is no new hub, as it is none when the platform still tells it: its successor says what it was.
  const known =
    there.hubs.find(({ hwId }) => hwId === serial) ??
    there.hubs.find(({ formerHwIds }) => formerHwIds.includes(serial));
  if (known) return { does: 'open', hubId: known.id };
  const [only, another] = there.locationIds;
  return only !== undefined && another === undefined ? { does: 'add', locationId: only } : { does: 'ask' };
}
