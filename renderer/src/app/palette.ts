// Decides what the palette offers for what was typed: the site's sockets and hubs, plans, screens and commands. Pure.

import type { HubView, LocationView, SocketsView } from '../../../electron/contract/site-views.ts';

export interface Offer {
  readonly id: string;
  readonly kind: 'screen' | 'command' | 'socket' | 'hub' | 'plan';
  readonly text: string;
  /** Said small beside it: where it is. */
  readonly beside: string;
  /** An address, or what the frame does itself. */
  readonly to: string;
}

export interface Searched {
  readonly screens: readonly Offer[];
  readonly sockets: SocketsView | null;
  readonly hubs: readonly HubView[];
  readonly locations: readonly LocationView[];
}

/** More can't be looked through; who wants another types more of it. */
const most = 40;

/** What begins with the text comes before what merely holds it; nothing typed: screens and commands. */
export function offersFor(typed: string, { screens, sockets, hubs, locations }: Searched): readonly Offer[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return screens;
  const found: { offer: Offer; rank: number }[] = [];
  const consider = (text: string, make: () => Offer): void => {
    const at = text.toLocaleLowerCase().indexOf(wanted);
    if (at >= 0) found.push({ offer: make(), rank: text.length === wanted.length ? -1 : at });
  };
  for (const screen of screens) consider(screen.text, () => screen);
  for (const hub of hubs) consider(`${hub.hwId} ${hub.name}`, () => hubOffer(hub));
  for (const { plan, location } of locations.flatMap((place) =>
    place.plans.map((each) => ({ plan: each, location: place })),
  )) {
    const to = `/plan?plan=${encodeURIComponent(plan.id)}`;
    consider(plan.name, () => ({ id: plan.id, kind: 'plan', text: plan.name, beside: location.name, to }));
  }
  sockets?.labels.forEach((label, index) => consider(label, () => socketOffer(sockets, hubs, index)));
  return found
    .sort((a, b) => a.rank - b.rank || a.offer.text.localeCompare(b.offer.text, undefined, { numeric: true }))
    .slice(0, most)
    .map(({ offer }) => offer);
}

const hubOffer = (hub: HubView): Offer => ({
  id: hub.id,
  kind: 'hub',
  text: hub.name,
  beside: hub.hwId === hub.name ? (hub.product ?? '') : hub.hwId,
  to: `/hubs?serial=${encodeURIComponent(hub.hwId)}`,
});

function socketOffer(sockets: SocketsView, hubs: readonly HubView[], index: number): Offer {
  const hub = hubs.find(({ id }) => id === sockets.hubIds[index]);
  return {
    id: sockets.ids[index] ?? '',
    kind: 'socket',
    text: sockets.labels[index] ?? '',
    beside: hub ? `${hub.name} · ${sockets.numbers[index] ?? ''}` : '',
    to: `/plan?label=${encodeURIComponent(sockets.labels[index] ?? '')}`,
  };
}
