// Decides when a command may speak of a thing: it is there and not removed. And a text: it says something.

import type { EventDraft } from '../events.ts';
import { done, failed, type Result } from '../failures.ts';

export type Drafts = Result<readonly EventDraft[]>;
/** Makes ids of new things; handed in. */
export type NewId = () => string;

export const drafts = (...events: EventDraft[]): Drafts => done(events);

/** Failure: `site.no-such-thing`. */
export function found<T>(things: ReadonlyMap<string, T>, kind: string, id: string): Result<T> {
  const thing = things.get(id);
  const gone = thing === undefined || (thing as { removed?: boolean }).removed === true;
  return gone ? failed('site.no-such-thing', { kind, id }) : done(thing);
}

/** Runs `next` with the thing, where it is there. */
export function withFound<T>(
  things: ReadonlyMap<string, T>,
  kind: string,
  id: string,
  next: (thing: T) => Drafts,
): Drafts {
  const thing = found(things, kind, id);
  return thing.ok ? next(thing.value) : thing;
}

/** Failure: `site.empty-text`. Labels stay exactly as printed: only what has no visible character at all is refused. */
export function withText(field: string, text: string, next: () => Drafts): Drafts {
  return text.trim() === '' ? failed('site.empty-text', { field }) : next();
}
