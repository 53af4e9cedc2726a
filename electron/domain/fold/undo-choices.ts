// Decides what undo would take back next, and redo bring back, for one station: the acts of its people, not what the platform
// said or lamps were lent. Without end: the latest events mostly tell, else all of the station's do (`undo-history.ts`). Domain,
// *The site document*.

import type { EventType, SiteEvent } from '../events.ts';
import type { UndoChoices } from '../site-types.ts';
import type { EventPlace } from './event-order.ts';

/** What happened outside the document, or was handed out, can't be made not to have happened. */
const lasting: ReadonlySet<EventType> = new Set<EventType>([
  'site.created',
  'report.issued',
  'report.made',
  'signature.given',
  'lamp.leased',
  'lamp.returned',
  'platform.seen',
  'platform.gone',
  'platform.refused',
  'hub.firmware',
  'plan.tiled',
]);

/** What of an event matters for taking it back: little enough to be held for all of them. */
export interface ActMark extends EventPlace {
  /** Events with the same are one act. */
  readonly act: string;
  /** The event that it takes back; null: it is no undo. */
  readonly undoes: string | null;
}

/** Null: it can't be taken back. */
export function markOf(event: SiteEvent): ActMark | null {
  const { id, clock, station, act = id, type } = event;
  if (lasting.has(type)) return null;
  return { id, clock, station, act, undoes: type === 'event.undone' ? event.body.eventId : null };
}

export function* marksOf(events: Iterable<SiteEvent>, station: string): IterableIterator<ActMark> {
  for (const event of events) {
    const mark = event.station === station ? markOf(event) : null;
    if (mark) yield mark;
  }
}

/** The acts of one station, as far back as they are at hand. */
export interface Acts {
  latestFirst(): Iterable<ActMark>;
  /** Whether the event of this id is itself an undo; undefined: it is not at hand. */
  isUndo(id: string): boolean | undefined;
  /** There are no earlier ones. */
  readonly isAll: boolean;
}

/** Null: the acts at hand don't reach back far enough to say. */
export function undoChoices(acts: Acts, isUndone: (id: string) => boolean): UndoChoices | null {
  const undo: ActMark[] = [];
  const redo: ActMark[] = [];
  let isDecided = acts.isAll;
  for (const mark of acts.latestFirst()) {
    if (isUndone(mark.id)) continue;
    const tookUndoBack = mark.undoes === null ? false : acts.isUndo(mark.undoes);
    if (tookUndoBack === undefined && !acts.isAll) return null;
    // The undo of an undo was a redo, which nobody redoes.
    if (tookUndoBack) continue;
    if (undo[0] && undo[0].act !== mark.act) {
      isDecided = true;
      break;
    }
    if (mark.undoes === null) undo.push(mark);
    else if (!redo[0] || redo[0].act === mark.act) redo.push(mark);
  }
  if (!isDecided) return null;
  const nothingNewSince = redo[0] !== undefined && (!undo[0] || redo[0].clock > undo[0].clock);
  return { undo: undo.map(({ id }) => id), redo: nothingNewSince ? redo.map(({ id }) => id) : [] };
}
