// Commands that take back and bring back. Undo is itself an event, so nothing is ever lost. Domain, *The site document*.

import { done, failed } from '../failures.ts';
import type { SiteState } from '../site-types.ts';
import type { Drafts } from './found.ts';

/** Takes one event back, however old. Failure: `site.already-undone`. */
export function undoEvent(state: SiteState, args: { readonly eventId: string }): Drafts {
  return state.isUndone(args.eventId) ? failed('site.already-undone') : undone([args.eventId]);
}

/** Takes back the last act of this station. Failure: `site.nothing-to-undo`. */
export function undoLast(state: SiteState, args: { readonly station: string }): Drafts {
  const { undo } = state.undoable(args.station);
  return undo.length > 0 ? undone(undo) : failed('site.nothing-to-undo');
}

/** Brings back what this station undid last. Failure: `site.nothing-to-redo`. */
export function redoLast(state: SiteState, args: { readonly station: string }): Drafts {
  const { redo } = state.undoable(args.station);
  return redo.length > 0 ? undone(redo) : failed('site.nothing-to-redo');
}

const undone = (ids: readonly string[]): Drafts =>
  done(ids.map((eventId) => ({ type: 'event.undone', body: { eventId } })));
