// Sockets as the Hubs screen speaks of them: in the order of their labels, each with where it is and what it is on. Pure.

import type { SocketsView } from '../../../../electron/contract/site-views.ts';

export interface ListedSocket {
  readonly id: string;
  readonly label: string;
  readonly locationId: string;
  readonly planId: string | null;
  /** The port it is on; null: none. */
  readonly on: { readonly hubId: string; readonly number: number } | null;
}

const byLabel = new Intl.Collator(undefined, { numeric: true });

export function socketsByLabel(sockets: SocketsView | null): readonly ListedSocket[] {
  if (!sockets) return [];
  return sockets.ids
    .map((id, index): ListedSocket => {
      const [hubId, number] = [sockets.hubIds[index] ?? null, sockets.numbers[index] ?? null];
      return {
        id,
        label: sockets.labels[index] ?? '',
        locationId: sockets.locationIds[index] ?? '',
        planId: sockets.planIds[index] ?? null,
        on: hubId === null || number === null ? null : { hubId, number },
      };
    })
    .sort((a, b) => byLabel.compare(a.label, b.label));
}

/** Those whose label has the text in it; what begins or ends with it first, because that is how people say a label. */
export function labelled(sockets: readonly ListedSocket[], text: string): readonly ListedSocket[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return sockets;
  const [near, far]: [ListedSocket[], ListedSocket[]] = [[], []];
  for (const socket of sockets) {
    const label = socket.label.toLowerCase();
    if (label.startsWith(wanted) || label.endsWith(wanted)) near.push(socket);
    else if (label.includes(wanted)) far.push(socket);
  }
  return [...near, ...far];
}
