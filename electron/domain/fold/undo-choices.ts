// Decides what undo would take back next, and redo bring back, for one station: the acts of its people, not what the platform
// said or lamps were lent. Domain, *The site document*.

import type { EventType, SiteEvent } from '../events.ts';
import type { UndoChoices } from '../site-types.ts';

/** What happened outside the document, or was handed out, can't be made not to have happened. */
const lasting: ReadonlySet<EventType> = new Set<EventType>([
  'site.created',
  'report.issued',
  'signature.given',
  'lamp.leased',
  'lamp.returned',
  'platform.seen',
  'platform.gone',
  'platform.refused',
  'hub.firmware',
]);

/** `latestFirst`: all recent events, of every station. */
export function undoChoices(
  latestFirst: readonly SiteEvent[],
  station: string,
  isUndone: (id: string) => boolean,
): UndoChoices {
  const undo: SiteEvent[] = [];
  const redo: SiteEvent[] = [];
  const undoIds = new Set(latestFirst.filter(({ type }) => type === 'event.undone').map(({ id }) => id));
  for (const event of latestFirst) {
    if (event.station !== station || lasting.has(event.type) || isUndone(event.id)) continue;
    // The undo of an undo was a redo, which nobody redoes.
    if (event.type === 'event.undone' && undoIds.has(event.body.eventId)) continue;
    if (undo.length > 0 && !sameAct(undo[0]!, event)) break;
    if (event.type !== 'event.undone') undo.push(event);
    else if (redo.length === 0 || sameAct(redo[0]!, event)) redo.push(event);
  }
  const nothingNewSince = redo.length > 0 && (undo.length === 0 || redo[0]!.clock > undo[0]!.clock);
  return { undo: undo.map(({ id }) => id), redo: nothingNewSince ? redo.map(({ id }) => id) : [] };
}

const actOf = (event: SiteEvent): string => event.act ?? event.id;
const sameAct = (a: SiteEvent, b: SiteEvent): boolean => actOf(a) === actOf(b);
