// The verdict at the lamp, over a line that loses 30 % of the commands and brings the others up to 2 s late, and sends them
// again: whoever looks at the lamp only is never told that a failing socket passed, unless told that the lamp gives no answer.

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { PaperBuilding } from '../../support/paper-building.ts';
import { PaperLamps } from '../../support/paper-lamps.ts';

const labels = ['A01', 'A02', 'A03'] as const;
const full = 95;

/** A hall of three sockets with lamps of their own, and what each of them really shows. */
class Hall {
  readonly site = new PaperBuilding({ hubs: [3], lampAnswers: true, socketsHaveLamps: true });
  readonly wrong: string[] = [];
  readonly #shown = new Map<string, number>();
  readonly #lamps: PaperLamps;
  #acted = 0;
  /** Where the load is, how good the socket is now, and how much had been said when it was plugged in. */
  #plugged: { readonly label: string; readonly watts: number; readonly said: number } | null = null;

  constructor(seed: number, level: number) {
    const { clock } = this.site;
    this.#lamps = new PaperLamps({
      ...{ clock, chance: seededChance(seed), lost: 0.3, lateMs: 2_000 },
      show: (portKey, shown) => {
        this.#shown.set(portKey, shown);
        this.site.say(portKey, { lampLevel: shown });
        this.#lamps.echoed(portKey, shown);
      },
    });
    for (const label of labels) this.#shown.set(this.#portOf(label), level);
  }

  plug(label: string, watts: number): void {
    this.pull();
    this.site.act({ kind: 'choose', socketId: label });
    this.#plugged = { label, watts, said: this.site.said.length };
    this.site.plug(label, { watts, lampLevel: this.#shown.get(this.#portOf(label)) ?? 0 });
    this.wait(0);
  }

  pull(): void {
    if (this.#plugged) this.site.unplug(this.#plugged.label);
    this.#plugged = null;
    this.wait(400);
  }

  wait(ms: number): void {
    for (let waited = 0; waited <= ms; waited += 50) {
      for (const act of this.site.acts.slice(this.#acted))
        if (act.type === 'act' || act.type === 'end-lease') this.#lamps.carryOut(act);
      this.#acted = this.site.acts.length;
      this.#look();
      if (waited < ms) this.site.wait(50);
    }
  }

  /** After the hold time the person is told to look. */
  #look(): void {
    const plugged = this.#plugged;
    if (!plugged || plugged.watts >= 6) return;
    const said = this.site.said.slice(plugged.said);
    const isTold = said.some((words) => words.say === 'pull' && words.label === plugged.label);
    const givesNoAnswer = said.some(({ say }) => say === 'lamp-not-low' || say === 'surprise');
    const level = this.#shown.get(this.#portOf(plugged.label)) ?? 0;
    if (isTold && !givesNoAnswer && level >= full) this.wrong.push(`${plugged.label} shows ${level}`);
  }

  #portOf = (label: string): string => this.site.wiring.get(label) ?? '';
}

/** A lamp that was bright, borrowed again before it was given back for sure, and so given back bright long after. */
const givenBackTwice = (
  [
    ['A01', 30, 500, 0],
    ['A02', 30, 1_500, 500],
    ['A01', 30, 500, 500],
    ['A01', 30, 4_000, 500],
    ['A01', 5.5, 4_000, 0],
  ] as const
).map(([label, watts, heldMs, emptyMs]) => ({ label, watts, heldMs, emptyMs }));

test('no fail, and nothing marginal, shows as a pass', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          label: fc.constantFrom(...labels),
          // Good, near the limit, too little.
          watts: fc.constantFrom(30, 5.5, 1),
          heldMs: fc.constantFrom(500, 1_000, 1_500, 4_000),
          emptyMs: fc.constantFrom(0, 500, 2_000, 12_000),
        }),
        { maxLength: 12 },
      ),
      fc.integer(),
      fc.constantFrom(0, 60, 100),
      (plugs, seed, level) => {
        const hall = new Hall(seed, level);
        for (const { label, watts, heldMs, emptyMs } of plugs) {
          hall.plug(label, watts);
          hall.wait(heldMs);
          hall.pull();
          hall.wait(emptyMs);
        }
        expect(hall.wrong).toEqual([]);
      },
    ),
    { numRuns: 300, examples: [[givenBackTwice, 1_927_086_842, 100]] },
  );
});

test('a lamp given back bright a moment ago proves nothing by being low', () => {
  const site = new PaperBuilding({ hubs: [3], lampAnswers: true });
  const plug = (watts: number): void => {
    site.act({ kind: 'choose', socketId: 'A01' });
    site.plug('A01', { watts, lampLevel: 0 });
    site.wait(1_000);
    site.unplug('A01');
    site.wait(1_000);
  };
  const notLow = (): number => site.said.filter(({ say }) => say === 'lamp-not-low').length;
  plug(30);
  expect(notLow()).toBe(0);
  plug(1);
  expect(notLow()).toBe(1);
  site.wait(10_000);
  plug(1);
  expect(notLow()).toBe(1);
});

test('the last lamp of the walk goes on showing its verdict until the load is pulled', () => {
  const site = new PaperBuilding({ hubs: [1], lampAnswers: true });
  const ended = (): number => site.acts.filter(({ type }) => type === 'end-lease').length;
  site.plug('A01', { watts: 1, lampLevel: 100 });
  site.tell('A01', { lampLevel: 30 });
  site.wait(1_000);
  expect(site.view().phase).toBe('done');
  expect(ended()).toBe(0);
  site.unplug('A01');
  site.wait(1_000);
  expect(ended()).toBe(1);
});

test('of a lamp that stays bright it is said that it gives no answer, most of all where the socket fails', () => {
  const site = new PaperBuilding({ hubs: [2], lampAnswers: true });
  site.plug('A01', { watts: 1, lampLevel: 100 });
  site.wait(1_000);
  expect(site.verdict('A01')).toBe('fail: power');
  expect(site.said.map(({ say }) => say)).toContain('lamp-not-low');
});
