import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { snapshotText, type FoldSnapshot } from '../../../electron/domain/fold/snapshot.ts';
import { createSiteState, type MutableFold } from '../../../electron/domain/site-state.ts';
import type { SiteEvent } from '../../../electron/domain/events.ts';
import { anyHistory } from '../../support/site/any-events.ts';

const runs = { numRuns: 200, seed: 20_260_101 };

function foldOf(events: readonly SiteEvent[]): MutableFold {
  const fold = createSiteState();
  fold.applyAll(events);
  return fold;
}

const textOf = (fold: MutableFold): string => snapshotText(fold.snapshot());

/** As `textOf`, without the undone event and its undo themselves. */
function thingsOf(fold: MutableFold, exceptConflicts = false): string {
  const bare: FoldSnapshot = { ...fold.snapshot(), undos: [], tail: [], count: 0 };
  // An edit that saw an undone event saw it; one that names an event that never was is in conflict.
  return snapshotText(exceptConflicts ? { ...bare, conflicts: [] } : bare);
}

describe('the fold does not depend on the order of arrival', () => {
  it('of single events', () => {
    const shuffled = anyHistory.chain((events) =>
      fc.shuffledSubarray([...events], { minLength: events.length }).map((arrived) => ({ events, arrived })),
    );
    const property = fc.property(shuffled, ({ events, arrived }) => {
      const fold = createSiteState();
      for (const event of arrived) fold.apply(event);
      expect(textOf(fold)).toBe(textOf(foldOf(events)));
    });
    fc.assert(property, runs);
  });

  it('of events that come a little late', () => {
    const late = fc.tuple(anyHistory, fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 8 }));
    const property = fc.property(late, ([events, delays]) => {
      const arrived = events
        .map((event, index) => ({ event, at: index + delays[index % delays.length]! }))
        .sort((a, b) => a.at - b.at);
      const fold = createSiteState();
      for (const { event } of arrived) fold.apply(event);
      expect(textOf(fold)).toBe(textOf(foldOf(events)));
    });
    fc.assert(property, runs);
  });

  it('of batches, nor on events that come twice', () => {
    const dealt = fc.tuple(anyHistory, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 70, maxLength: 70 }));
    const property = fc.property(dealt, ([events, hands]) => {
      const batches = [0, 1, 2, 3].map((hand) => events.filter((_, index) => hands[index] === hand));
      const fold = createSiteState();
      for (const batch of batches) fold.applyAll(batch);
      fold.applyAll(events);
      expect(textOf(fold)).toBe(textOf(foldOf(events)));
    });
    fc.assert(property, runs);
  });

  it('nor on having been put aside and taken up again', () => {
    const cut = fc.tuple(anyHistory, fc.nat(60));
    const property = fc.property(cut, ([events, at]) => {
      const before = foldOf(events.slice(0, at));
      const snapshot = JSON.parse(JSON.stringify(before.snapshot())) as FoldSnapshot;
      const all = events.slice(0, at);
      const add = (event: SiteEvent): void => void all.push(event);
      const shelf = { add, has: () => false, all: () => all, marksOf: () => [] };
      const fold = createSiteState(shelf, snapshot);
      fold.applyAll(events.slice(at));
      expect(textOf(fold)).toBe(textOf(foldOf(events)));
    });
    fc.assert(property, runs);
  });
});

describe('undo', () => {
  it('restores what was there without the event, and redo what was there with it', () => {
    const property = fc.property(anyHistory, fc.nat(60), (events, choice) => {
      const victim = events[choice % events.length]!;
      const { clock } = events.at(-1)!;
      const undo = { type: 'event.undone' as const, body: { eventId: victim.id }, author: 'A', station: 'Z' };
      const first = { ...undo, id: 'undo', clock: `${clock}+1`, at: 1 };
      const redo = { ...undo, id: 'redo', clock: `${clock}+2`, at: 2, body: { eventId: 'undo' } };
      const fold = foldOf(events);
      const whole = thingsOf(fold);
      fold.apply(first);
      const without = foldOf(events.filter(({ id }) => id !== victim.id));
      expect(thingsOf(fold, true)).toBe(thingsOf(without, true));
      fold.apply(redo);
      expect(thingsOf(fold)).toBe(whole);
    });
    fc.assert(property, runs);
  });
});
