// Command about a room as a whole: its area and the sockets in it, put down together, so that a copied room is one act.

import { isInside } from '../outline.ts';
import type { SiteState } from '../site-types.ts';
import type { Point } from '../units.ts';
import { drafts, type Drafts, type NewId } from './found.ts';
import { outlineArea } from './places.ts';
import { addSockets, type NewSocket } from './sockets.ts';

/** Who stands within the outline is of the new area, whatever was said. Failures: `site.no-such-thing`, `.empty-text`. */
export function addRoom(
  state: SiteState,
  args: {
    readonly room: { readonly planId: string; readonly name: string; readonly outline: readonly Point[] };
    readonly sockets: readonly NewSocket[];
  },
  newId: NewId,
): Drafts {
  const { room } = args;
  const areaId = newId();
  const area = outlineArea(state, { ...room, areaId }, newId);
  if (!area.ok) return area;
  const isOfRoom = ({ planId, position }: NewSocket): boolean =>
    planId === room.planId && position !== null && isInside(room.outline, position);
  const sockets = args.sockets.map((socket) => (isOfRoom(socket) ? { ...socket, areaId } : socket));
  const added = addSockets(state, { sockets }, newId);
  return added.ok ? drafts(...area.value, ...added.value) : added;
}
