// Decides what an issue can be on and where that is shown: sockets by their label, hubs, plans. Pure.

import type { HubView, IssueView, SiteView, SocketsView } from '../../../../electron/contract/site-views.ts';

export type Subject = NonNullable<IssueView['on']>;
export type SubjectKind = Subject['kind'];

export interface Choice {
  readonly id: string;
  readonly text: string;
}

/** Where all of a kind are told; what has not been told yet is empty. */
export interface Told {
  readonly view: SiteView | null;
  readonly sockets: SocketsView | null;
  readonly hubs: readonly HubView[];
}

export function choicesOf(kind: SubjectKind, { view, sockets, hubs }: Told): readonly Choice[] {
  switch (kind) {
    case 'socket':
      return (sockets?.ids ?? []).map((id, index) => ({ id, text: sockets?.labels[index] ?? '' }));
    case 'hub':
      return hubs.map(({ id, name, hwId }) => ({ id, text: name === hwId ? hwId : `${name} · ${hwId}` }));
    case 'plan':
      return (view?.locations ?? []).flatMap((location) =>
        location.plans.map(({ id, name }) => ({ id, text: `${location.name} · ${name}` })),
      );
  }
}

/** Those that fit what is typed: the same text first, then what begins so, then what has it inside. */
export function fitting(choices: readonly Choice[], typed: string, atMost = 8): Choice[] {
  const sought = typed.trim().toLocaleLowerCase();
  const ranked: [Choice[], Choice[], Choice[]] = [[], [], []];
  for (const choice of choices) {
    const text = choice.text.toLocaleLowerCase();
    const rank = text === sought ? 0 : text.startsWith(sought) ? 1 : text.includes(sought) ? 2 : null;
    if (rank !== null && ranked[rank].length < atMost) ranked[rank].push(choice);
  }
  return ranked.flat().slice(0, atMost);
}

/** An address of the router that shows it; null: it is not there any more. */
export function placeOf(
  { kind, id }: Subject,
  { sockets, hubs }: Told,
): { readonly path: string; readonly query: Record<string, string> } | null {
  if (kind === 'plan') return { path: '/plan', query: { plan: id } };
  if (kind === 'hub') {
    const hub = hubs.find((each) => each.id === id);
    return hub ? { path: '/hubs', query: { serial: hub.hwId } } : null;
  }
  const label = sockets?.labels[sockets.ids.indexOf(id)];
  return label === undefined ? null : { path: '/plan', query: { label } };
}
