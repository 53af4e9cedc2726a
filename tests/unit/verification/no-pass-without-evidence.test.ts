import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { PaperBuilding } from '../../support/paper-building.ts';

// Whatever is lost, doubled, delayed or reordered: a pass names a message that says "plugged in" on the port it is bound to.

describe('the engine never passes a socket without evidence', () => {
  test('over any order, loss, duplication and delay of messages', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            label: fc.constantFrom('A01', 'A02', 'A03', 'B01', 'B02'),
            what: fc.constantFrom('plug', 'unplug', 'watts', 'lamp', 'retained', 'lost', 'back', 'next', 'dead'),
            waitMs: fc.integer({ min: 0, max: 3_000 }),
          }),
          { maxLength: 60 },
        ),
        fc.integer(),
        (moves, seed) => {
          const site = new PaperBuilding({ hubs: [3, 2] });
          const chance = seededChance(seed);
          site.deliver = (send) => {
            if (chance() < 0.15) return;
            const times = chance() < 0.15 ? 2 : 1;
            for (let time = 0; time < times; time += 1) {
              if (chance() < 0.3) site.clock.after(Math.floor(chance() * 2_000), send);
              else send();
            }
          };
          for (const { label, what, waitMs } of moves) {
            if (what === 'plug') site.plug(label);
            else if (what === 'unplug') site.unplug(label);
            else if (what === 'watts') site.tell(label, { watts: 30 });
            else if (what === 'lamp') site.tell(label, { lampLevel: 100 });
            else if (what === 'retained')
              site.say(site.wiring.get(label) ?? '', { present: true, watts: 30 }, { retained: true });
            else if (what === 'lost') site.line('lost');
            else if (what === 'back') {
              site.back(1_000);
              site.line('caught-up');
            } else if (what === 'next') site.act({ kind: 'next' });
            else site.act({ kind: 'declare-dead' });
            site.wait(waitMs);
          }
          for (const draft of site.drafts) {
            if (draft.verdict !== 'pass' && draft.verdict !== 'marginal') continue;
            expect(draft.portKey).toBe(site.boundTo(draft.socketId));
            expect(draft.message?.topic).toBe(draft.portKey);
            expect(new TextDecoder().decode(draft.message?.raw)).not.toContain('"present":false');
            expect(draft.works).toBe('measured');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
