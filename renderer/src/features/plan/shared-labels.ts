// Labels that more than one socket of the site has. They may be so on the wall, too, and are shown, never refused. Pure.

import type { SocketsView } from '../../../../electron/contract/site-views.ts';

export interface SharedLabel {
  readonly label: string;
  readonly ids: readonly string[];
}

const byLabel = new Intl.Collator(undefined, { numeric: true });

/** In the order of the labels. */
export function sharedLabels(sockets: Pick<SocketsView, 'ids' | 'labels'> | null): readonly SharedLabel[] {
  const groups = new Map<string, string[]>();
  for (const [index, id] of (sockets?.ids ?? []).entries()) {
    const label = sockets?.labels[index] ?? '';
    const group = groups.get(label);
    if (group) group.push(id);
    else groups.set(label, [id]);
  }
  return [...groups]
    .flatMap(([label, ids]) => (ids.length > 1 ? { label, ids } : []))
    .sort((a, b) => byLabel.compare(a.label, b.label));
}
