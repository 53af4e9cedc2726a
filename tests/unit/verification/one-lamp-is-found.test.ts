// A person stands at one lamp among many and says only whether it is full. Commands get lost and come late.

import { describe, expect, test } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { PaperBuilding, type PaperOptions } from '../../support/paper-building.ts';
import { PaperLamps } from '../../support/paper-lamps.ts';

/** What the eye takes for full. */
const full = 95;

interface Line {
  readonly seed: number;
  readonly lost: number;
  readonly lateMs: number;
  /** A lamp that never does as it is told. */
  readonly stuck?: string;
}

class Hall {
  readonly site: PaperBuilding;
  questions = 0;
  readonly #shown = new Map<string, number>();
  readonly #lamps: PaperLamps;
  #acted = 0;
  #answered = 0;

  constructor(options: Partial<PaperOptions>, { seed, lost, lateMs, stuck }: Line) {
    this.site = new PaperBuilding({ hubs: [8, 8], mode: 'find', lampsAt: 60, ...options });
    const { clock } = this.site;
    this.#lamps = new PaperLamps({
      ...{ clock, chance: seededChance(seed), lost, lateMs },
      show: (portKey, level) => {
        if (portKey === this.site.wiring.get(stuck ?? '')) return;
        this.#shown.set(portKey, level);
        this.site.say(portKey, { lampLevel: level });
        this.#lamps.echoed(portKey, level);
      },
    });
  }

  /** Stands at this label and answers until the end. */
  lookAt(label: string): ReturnType<Hall['outcome']> {
    this.site.act({ kind: 'nobody-on-a-ladder' });
    const own = this.site.wiring.get(label) ?? '';
    for (let step = 0; this.site.view().phase !== 'done'; step += 1) {
      if (step > 5_000) throw new Error('it never ends');
      for (const act of this.site.acts.slice(this.#acted))
        if (act.type === 'act' || act.type === 'end-lease') this.#lamps.carryOut(act);
      this.#acted = this.site.acts.length;
      const asked = this.site.said.filter(({ say }) => say === 'is-yours-full').length;
      if (asked > this.#answered && this.site.view().asked === 'compare') {
        this.#answered = asked;
        this.questions += 1;
        this.site.wait(1_500);
        this.site.act({ kind: 'saw-lamp', full: (this.#shown.get(own) ?? 60) >= full });
      }
      this.site.wait(100);
    }
    return this.outcome();
  }

  outcome() {
    const last = this.site.said.at(-1);
    return last?.say === 'found' ? last.label : null;
  }
}

const still = { seed: 1, lost: 0, lateMs: 50 };

describe('one lamp among sixteen', () => {
  test('is found by four answers and one that confirms it; every lamp gets its level back', () => {
    const hall = new Hall({}, still);
    expect(hall.lookAt('B03')).toBe('B03');
    expect(hall.questions).toBe(5);
    const { acts } = hall.site;
    const lent = new Set(acts.flatMap((act) => (act.type === 'act' && act.lease ? [act.portKey] : [])));
    expect(lent.size).toBe(16);
    expect(acts.every((act) => act.type !== 'act' || act.lease?.restore === 60)).toBe(true);
    const returned = acts.flatMap((act) => (act.type === 'end-lease' ? [act.portKey] : []));
    expect(new Set(returned)).toEqual(lent);
  });

  test('no lamp changes before somebody has said that nobody is on a ladder', () => {
    const { site } = new Hall({}, still);
    site.wait(5_000);
    expect(site.view().phase).toBe('question');
    expect(site.acts).toEqual([]);
  });

  test('no lamp goes below the safe level', () => {
    const hall = new Hall({}, still);
    hall.lookAt('A01');
    for (const act of hall.site.acts)
      if (act.type === 'act' && act.action.kind === 'lamp') expect(act.action.level).toBeGreaterThanOrEqual(30);
  });

  test('of which none answers is not found', () => {
    const hall = new Hall({}, { ...still, lost: 1 });
    expect(hall.lookAt('A01')).toBeNull();
  });

  test('is not found among the wrong ones', () => {
    const hall = new Hall({ within: ['A01'] }, still);
    expect(hall.lookAt('B02')).toBeNull();
  });

  test('is found beside one that does nothing', () => {
    for (const stuck of ['A01', 'A08', 'B08']) {
      const hall = new Hall({}, { ...still, stuck });
      expect(hall.lookAt('A05')).toBe('A05');
    }
  });

  test('an answer that was wrong is taken back', () => {
    const hall = new Hall({}, still);
    const { site } = hall;
    site.act({ kind: 'nobody-on-a-ladder' });
    expect(site.view().remaining).toBe(16);
    hall.lookAt('A03');
    expect(hall.outcome()).toBe('A03');
    site.act({ kind: 'back' });
    expect(site.view().phase).toBe('done');
  });
});

test('over a bad line the lamp that is found is the one, and mostly it is found', () => {
  const tours = 100;
  let found = 0;
  for (let seed = 1; seed <= tours; seed += 1) {
    const label = seed % 2 === 0 ? 'A06' : 'B04';
    const told = new Hall({}, { seed, lost: 0.3, lateMs: 2_000 }).lookAt(label);
    expect([label, null]).toContain(told);
    if (told === label) found += 1;
  }
  expect(found).toBeGreaterThan(tours * 0.8);
});

test('the socket that has no port yet, and at which one stands, is bound to the one that is found', () => {
  const hall = new Hall({ mode: 'find', unbound: ['B02'], only: ['B02'] }, still);
  const { site } = hall;
  expect(hall.lookAt('B02')).toBe('B02');
  expect(site.boundTo('B02')).toBe(site.wiring.get('B02'));
  expect(site.places.get('B02')).toBe('observed');
  // Fifteen others are on ports of their own: nothing was left to ask but the one.
  expect(hall.questions).toBe(1);
});
