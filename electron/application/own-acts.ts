// What one run wrote, act by act, so that its person can take back the last one while another person's go on.

import { undoEvent } from '../domain/edits.ts';
import type { EventDraft } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { SiteEvent, SiteState } from '../domain/site-types.ts';

/** So many steps back can be taken. */
const kept = 50;

export class OwnActs {
  /** Ids of their events, newest last. */
  readonly #acts: (readonly string[])[] = [];

  keep(events: readonly SiteEvent[]): void {
    this.#acts.push(events.map(({ id }) => id));
    if (this.#acts.length > kept) this.#acts.shift();
  }

  /** What takes the last one back that still stands. Failure: `site.nothing-to-undo`. */
  undone(state: SiteState): Result<readonly EventDraft[]> {
    for (let act = this.#acts.pop(); act; act = this.#acts.pop()) {
      const drafts = act.flatMap((eventId) => {
        const undo = undoEvent(state, { eventId });
        return undo.ok ? undo.value : [];
      });
      if (drafts.length > 0) return done(drafts);
    }
    return failed('site.nothing-to-undo');
  }
}
