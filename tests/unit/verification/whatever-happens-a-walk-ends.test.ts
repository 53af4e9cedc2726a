// Whatever is plugged, pressed, edited and lost in whatever order: nobody is sent anywhere while the walk is held, what passes did so
// on the port that the document has, and a person who then simply does as they are told comes to the end, with every lamp given
// back and no fan left turning.

import { expect, test } from 'vitest';

import { seededChance, type Chance } from '../../../electron/environment/chance.ts';
import type { ExpectedDevice } from '../../../electron/domain/events.ts';
import type { TechnicianAction } from '../../../electron/domain/verification/protocol.ts';
import { PaperBuilding } from '../../support/paper-building.ts';

const seedsEach = 60;
const moves = 80;
const stepsToTheEnd = 300;
const load = { name: 'Load' };
const sends = ['go-to', 'do-by-hand', 'control', 'nothing-from'];

class Day {
  readonly site: PaperBuilding;
  readonly #chance: Chance;
  readonly #plugged = new Set<string>();
  #said = 0;
  #drafts = 0;
  #isLost = false;

  constructor(seed: number, mode: 'walk' | 'discover') {
    this.#chance = seededChance(seed);
    const labels = ['A01', 'A02', 'A03', 'A04', 'B01', 'B02', 'B03'];
    const kinds = ['open', 'open', 'open', 'fan', 'button', 'lamp'] as const;
    const expected = Object.fromEntries(labels.map((label) => [label, this.#one<ExpectedDevice>(kinds)]));
    this.site = new PaperBuilding({
      ...{ hubs: [4, 3], mode, expected, testLoad: this.#maybe(0.6) ? load : null, observedAllowed: true },
      ...{ baselines: this.#maybe(0.9), lampAnswers: this.#maybe(0.5), socketsHaveLamps: this.#maybe(0.5) },
      unbound: labels.filter(() => this.#maybe(0.15)),
    });
  }

  #one<T>(list: readonly T[]): T {
    return list[Math.floor(this.#chance() * list.length)]!;
  }

  #maybe(share: number): boolean {
    return this.#chance() < share;
  }

  get #port(): string {
    return this.#one(this.site.ports).portKey;
  }

  plug(portKey: string, values: object): void {
    this.#plugged.add(portKey);
    this.site.say(portKey, { present: true, ...values });
  }

  pullAll(): void {
    for (const portKey of this.#plugged) this.site.say(portKey, { present: false, watts: 0 });
    this.#plugged.clear();
  }

  line(isLost: boolean): void {
    if (isLost) this.site.line('lost');
    else {
      this.site.back(1_000);
      const portKey = this.#port;
      const wasPlugged = this.#maybe(0.5);
      if (wasPlugged) this.#plugged.add(portKey);
      if (this.#maybe(0.7)) this.site.baseline(portKey, wasPlugged);
    }
    this.#isLost = isLost;
    if (!isLost) this.site.line('caught-up');
  }

  edit(): void {
    const label = this.#one(this.site.labels);
    const { clock } = this.site;
    const task = this.site.task(label);
    if (this.#maybe(0.15))
      return this.site.feed({ type: 'tasks', at: clock.now(), sockets: [], ports: [], removed: [label] });
    const expected = this.#maybe(0.3) ? this.#one<ExpectedDevice>(['open', 'fan', 'lamp']) : task.expected;
    const undone = this.#maybe(0.5) ? ({ undone: true } as const) : {};
    const sockets = [{ ...task, expected, locked: this.#maybe(0.1) }];
    this.site.feed({ type: 'tasks', at: clock.now(), sockets, ports: [], ...undone });
  }

  move(): void {
    const { site } = this;
    const wasHeld = this.#isHeld;
    const socketId = this.#one(site.labels);
    const { proposed, repairs } = site.view();
    const near = site.boundTo(proposed ?? '') ?? this.#port;
    const acts: readonly TechnicianAction[] = [
      ...([{ kind: 'next' }, { kind: 'back' }, { kind: 'declare-dead' }, { kind: 'observed' }] as const),
      ...([{ kind: 'choose', socketId }, { kind: 'skip', reason: 'skipped' }, { kind: 'pause' }] as const),
      ...([{ kind: 'resume' }, { kind: 'scanned', label: socketId }, { kind: 'tapped', socketId }] as const),
      { kind: 'nobody-on-a-ladder' },
      ...repairs.map(({ repairId }) => ({ kind: 'accept-repair', repairId }) as const),
    ];
    const values = [{ device: load }, { device: { name: 'Phone' } }, {}, { device: load, watts: 1 }];
    this.#one([
      () => this.plug(near, { device: load, watts: 30 }),
      () => this.plug(this.#maybe(0.5) ? near : this.#port, this.#one(values)),
      () => this.pullAll(),
      () => site.say(near, this.#one([{ lampLevel: 100 }, { lampLevel: 30 }, { fan: { rpm: 900 } }, { button: true }])),
      () => this.line(!this.#isLost),
      () => this.edit(),
      () => site.act(this.#one(acts)),
      () => site.act(this.#one(acts)),
    ])();
    site.wait(this.#one([0, 100, 400, 900, 2_500, 9_000, 25_000]));
    this.#look(wasHeld && this.#isHeld);
  }

  get #isHeld(): boolean {
    return ['paused', 'line-lost'].includes(this.site.view().phase);
  }

  /** What was said and found since the last look. */
  #look(isHeld: boolean): void {
    const { site } = this;
    const [said, drafts] = [site.said.slice(this.#said), site.drafts.slice(this.#drafts)];
    [this.#said, this.#drafts] = [site.said.length, site.drafts.length];
    const passed = drafts.filter(({ verdict, works }) => verdict === 'pass' && works === 'measured');
    for (const draft of passed) expect(draft.portKey).not.toBeNull();
    if (!isHeld) return;
    expect(passed).toEqual([]);
    expect(said.filter(({ say }) => sends.includes(say))).toEqual([]);
  }

  /** Somebody who does as they are told. */
  obey(): void {
    const { site } = this;
    const { proposed, expected, phase, asked } = site.view();
    this.pullAll();
    site.wait(3_000);
    if (phase === 'question') return site.act({ kind: 'nobody-on-a-ladder' });
    if (phase === 'no-answer') return site.act({ kind: 'next' });
    if (proposed === null) return;
    const portKey = site.wiring.get(proposed)!;
    const tried = site.acts.findLast((act) => act.type === 'act');
    if (expected === 'open' || asked === 'control') this.plug(portKey, { device: load, watts: 30 });
    else if (expected === 'button') for (const button of [true, false]) site.tell(proposed, { button });
    else if (expected === 'fan' && tried) for (const rpm of [0, 900]) site.say(tried.portKey, { fan: { rpm } });
    else if (tried) for (const lampLevel of [30, 100]) this.#shine(tried.portKey, lampLevel);
    if (expected === 'lamp') site.act({ kind: 'tapped', socketId: proposed });
    site.wait(1_000);
  }

  #shine(portKey: string, lampLevel: number): void {
    this.site.say(portKey, { lampLevel });
    this.site.wait(4_000);
  }

  /** Ports that were told something and not given back what they had. */
  leftChanged(): string[] {
    const last = new Map(
      this.site.acts.flatMap((act) =>
        act.type === 'act' || act.type === 'end-lease' ? [[act.portKey, act] as const] : [],
      ),
    );
    return [...last.values()]
      .filter((act) => act.type === 'act' && !(act.action.kind === 'fan' && act.action.target === 0))
      .map(({ portKey }) => portKey);
  }
}

test.each(['walk', 'discover'] as const)('%s', (mode) => {
  for (let seed = 1; seed <= seedsEach; seed += 1) {
    const day = new Day(seed, mode);
    for (let move = 0; move < moves; move += 1) day.move();
    day.line(false);
    day.site.act({ kind: 'resume' });
    for (let step = 0; step < stepsToTheEnd && day.site.view().phase !== 'done'; step += 1) day.obey();
    day.pullAll();
    day.site.wait(3_000);
    expect([seed, day.site.view().phase, day.leftChanged()]).toEqual([seed, 'done', []]);
  }
});
