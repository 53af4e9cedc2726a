import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redoLast, undoLast } from '../../../electron/domain/edits.ts';
import type { EventDraft } from '../../../electron/domain/events.ts';
import { snapshotText, type FoldSnapshot } from '../../../electron/domain/fold/snapshot.ts';
import { anyChoices, editOf } from '../../support/site/any-edits.ts';
import { SiteInTest } from '../../support/site/story.ts';
import { valueOf } from '../../support/value-of.ts';

/** As a document writes: what is appended together is one act. */
class Edited extends SiteInTest {
  constructor() {
    super();
    const picture = { blob: 'b', mediaType: 'image/png', width: 4, height: 3, revision: 'A' };
    this.add('plan.imported', { planId: 'p1', locationId: 'l1', name: 'Plan', ...picture }, 'B');
  }

  append(drafts: readonly EventDraft[]): void {
    this.writeAct(drafts, 'E');
  }

  /** Everything that is to be seen, and who set what last; not how it came about. */
  seen(): string {
    const bare: FoldSnapshot = { ...this.fold.snapshot(), undos: [], tail: [], count: 0 };
    return snapshotText(bare);
  }
}

function edited(choices: Parameters<typeof editOf>[1][]): { site: Edited; edits: number; before: string } {
  const site = new Edited();
  const before = site.seen();
  let [edits, ids] = [0, 0];
  for (const choice of choices) {
    const drafts = editOf(site.state, choice, () => `new-${(ids += 1)}`);
    if (!drafts.ok || drafts.value.length === 0) continue;
    site.append(drafts.value);
    edits += 1;
  }
  return { site, edits, before };
}

function press(site: Edited, command: typeof undoLast): number {
  let presses = 0;
  for (;;) {
    const drafts = command(site.state, { station: 'E' });
    if (!drafts.ok) return presses;
    site.append(drafts.value);
    presses += 1;
  }
}

describe('a thousand edits', () => {
  it('are all undone, and all redone, one press each', { timeout: 120_000 }, () => {
    const property = fc.property(anyChoices(1_000), (choices) => {
      const { site, edits, before } = edited([...choices]);
      const after = site.seen();
      expect(edits).toBeGreaterThan(500);
      expect(press(site, undoLast)).toBe(edits);
      expect(site.seen()).toBe(before);
      expect(press(site, redoLast)).toBe(edits);
      expect(site.seen()).toBe(after);
    });
    fc.assert(property, { numRuns: 1, seed: 20_261_126, endOnFailure: true });
  });

  it('some undone and others made instead: what was undone then is gone, the rest goes back and forth', () => {
    const some = fc.tuple(anyChoices(40), fc.nat(20), anyChoices(10));
    const property = fc.property(some, ([choices, back, others]) => {
      const { site, edits, before } = edited([...choices]);
      const undone = Math.min(back, edits);
      for (let press = 0; press < undone; press += 1) site.append(valueOf(undoLast(site.state, { station: 'E' })));
      let made = 0;
      for (const choice of others) {
        const drafts = editOf(site.state, choice, () => `other-${made}-${site.events.length}`);
        if (!drafts.ok || drafts.value.length === 0) continue;
        site.append(drafts.value);
        made += 1;
      }
      const after = site.seen();
      const gone = made > 0 ? undone : 0;
      if (made > 0) expect(redoLast(site.state, { station: 'E' }).ok).toBe(false);
      expect(press(site, undoLast)).toBe(edits - undone + made);
      expect(site.seen()).toBe(before);
      expect(press(site, redoLast)).toBe(edits + made - gone);
      if (made > 0) expect(site.seen()).toBe(after);
    });
    fc.assert(property, { numRuns: 60, seed: 7, endOnFailure: true });
  });
});

describe('one act of more events than can be gone back over', () => {
  it('is undone whole', () => {
    const site = new Edited();
    const before = site.seen();
    const place = { locationId: 'l1', planId: 'p1', position: null, areaId: null, expected: 'open' as const };
    site.append(
      Array.from({ length: 9_000 }, (_, index): EventDraft => {
        return { type: 'socket.added', body: { socketId: `many-${index}`, label: `${index}`, ...place } };
      }),
    );
    expect(press(site, undoLast)).toBe(1);
    expect(site.seen()).toBe(before);
    expect(press(site, redoLast)).toBe(1);
    expect(site.state.sockets.size).toBe(9_004);
  });
});
