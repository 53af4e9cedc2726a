// Follow the light on paper: a person who sees only the lamps of their own area within 12 m walks where the application points,
// and taps where the one full lamp is. Commands get lost and come late, and are sent again as leases are; lamps may be stuck.

import type { PortKey } from '../../electron/domain/reading.ts';
import { planRoute } from '../../electron/domain/route.ts';
import type { Utterance } from '../../electron/domain/verification/protocol.ts';
import { seededChance } from '../../electron/environment/chance.ts';
import type { Cancel } from '../../electron/environment/clock.ts';
import { PaperEngine } from './paper-engine.ts';
import { pictureAspect, type PaperFloor } from './paper-floor.ts';
import { PaperLamps } from './paper-lamps.ts';
import { begin, setupOf, silentlyWrong } from './paper-walk.ts';
import type { Spot } from './walking-person.ts';

export interface LampOptions {
  readonly seed: number;
  /** Share of commands that never arrive. */
  readonly lost: number;
  /** The others arrive within so long. */
  readonly lateMs: number;
  /** Share of lamps that are full at the start. */
  readonly full: number;
  /** So many of these can't be told anything. */
  readonly stuck: number;
  /** The schedule says which lamp is on which port. */
  readonly known: boolean;
}

export interface LampsTold {
  readonly taps: number;
  readonly touches: number;
  readonly metres: number;
  /** Through all lamps by the planned route. */
  readonly tourMetres: number;
  readonly ms: number;
  readonly wrong: readonly string[];
  readonly silentlyWrong: readonly string[];
  readonly unbound: readonly string[];
}

const sightMetres = 12;
const metresPerSecond = 1.2;
const stairsMs = 30_000;
const lookMs = 1_500;
const stepMs = 1_000;
const longestMs = 6 * 60 * 60_000;

export class LampTour {
  readonly #site: PaperFloor;
  readonly #engine: PaperEngine;
  readonly #options: LampOptions;
  readonly #chance;
  readonly #stuck = new Set<PortKey>();
  readonly #lamps: PaperLamps;
  #here: Spot | null = null;
  #area: string | null = null;
  #doing: Cancel = () => {};
  /** Seen full at the last light and at this one; full whatever happens. */
  #before: ReadonlySet<string> = new Set();
  #now: ReadonlySet<string> = new Set();
  readonly #always = new Set<string>();
  #taps = 0;
  #touches = 0;
  #metres = 0;
  readonly #tourMetres: number;

  constructor(site: PaperFloor, options: LampOptions) {
    this.#site = site;
    this.#options = options;
    this.#chance = seededChance(options.seed * 13);
    this.#lamps = new PaperLamps({
      ...{ clock: site.clock, chance: this.#chance, lost: options.lost, lateMs: options.lateMs },
      show: (portKey, level) => {
        if (!this.#stuck.has(portKey)) site.light(portKey, level);
      },
    });
    site.plugFixedDevices();
    this.#fillSome();
    const route = planRoute(site.tasks, () => pictureAspect, options.known ? 'shortest' : 'by-label');
    this.#tourMetres = lengthOf(route.map(({ label }) => site.spotOf(label)));
    const sockets = options.known ? route : route.map((task) => ({ ...task, portKey: null }));
    this.#engine = new PaperEngine({ ...setupOf(site, 'light', sockets), testLoad: null }, site.clock);
  }

  toured(): LampsTold {
    const site = this.#site;
    const engine = this.#engine;
    site.onReading = (reading, message) => {
      if (reading.lampLevel !== undefined) this.#lamps.echoed(reading.portKey, reading.lampLevel);
      engine.feed({ type: 'reading', reading, message });
    };
    engine.onAct = (effect) => this.#lamps.carryOut(effect);
    engine.onSay = (utterance) => this.#hear(utterance);
    begin(site, engine);
    for (let waited = 0; !engine.done && waited < longestMs; waited += 10_000) site.clock.advance(10_000);
    if (!engine.done)
      throw new Error(`tour ${JSON.stringify(this.#options)} does not end: ${JSON.stringify(engine.said.slice(-6))}`);
    return this.#told();
  }

  #told(): LampsTold {
    const bound = this.#site.tasks.map(({ label }) => ({ label, portKey: this.#engine.boundTo(label) }));
    return {
      ...{ taps: this.#taps, touches: this.#touches, metres: this.#metres, tourMetres: this.#tourMetres },
      ms: this.#site.clock.now(),
      wrong: bound.flatMap(({ label, portKey }) =>
        portKey !== null && portKey !== this.#site.reaches(label) ? [label] : [],
      ),
      silentlyWrong: silentlyWrong(this.#site, this.#engine),
      unbound: bound.flatMap(({ label, portKey }) => (portKey === null ? [label] : [])),
    };
  }

  #fillSome(): void {
    const { full, stuck } = this.#options;
    for (const { label } of this.#site.tasks) {
      if (this.#chance() >= full) continue;
      const portKey = this.#site.reaches(label);
      this.#site.light(portKey, 100);
      if (this.#stuck.size < stuck) this.#stuck.add(portKey);
    }
  }

  #hear(utterance: Utterance): void {
    if (utterance.say === 'anyone-on-a-ladder') {
      this.#touches += 1;
      this.#engine.act({ kind: 'nobody-on-a-ladder' });
    } else if (utterance.say === 'tap-the-light') {
      this.#before = this.#now;
      this.#after(lookMs, () => this.#look());
    } else if (utterance.say === 'done') this.#doing();
  }

  #after(ms: number, run: () => void): void {
    this.#doing();
    this.#doing = this.#site.clock.after(ms, run);
  }

  /** One full lamp in sight is tapped; where there is none, one goes on to where the application points, looking around. */
  #look(): void {
    const [lit, another] = this.#shining();
    if (lit !== undefined && another === undefined) {
      this.#taps += 1;
      this.#touches += 1;
      // It is looked for no more until the next one is told.
      return this.#engine.act({ kind: 'tapped', socketId: lit });
    }
    const { proposed } = this.#engine.view();
    const isStairs = lit === undefined && proposed !== null && this.#stepTowards(proposed);
    this.#after(isStairs ? stairsMs : stepMs, () => this.#look());
  }

  /** Full, and not known to be so whatever happens: what was one of two twice in a row is no answer. */
  #shining(): string[] {
    const isFull = (label: string): boolean => (this.#site.floor.lampAt(label) ?? 0) >= 95;
    const sight = this.#inSight();
    const full = sight.filter(isFull);
    for (const label of sight) if (!isFull(label)) this.#always.delete(label);
    if (full.length > 1) {
      for (const label of full) if (this.#before.has(label)) this.#always.add(label);
    }
    this.#now = new Set(full);
    return full.filter((label) => !this.#always.has(label));
  }

  /** true: that was another floor. */
  #stepTowards(label: string): boolean {
    const there = this.#site.spotOf(label);
    const from = this.#here ?? there;
    const far = from.floor === there.floor ? Math.hypot(from.x - there.x, from.y - there.y) : 0;
    const step = Math.min(far, (metresPerSecond * stepMs) / 1_000);
    this.#metres += step;
    const share = far === 0 ? 1 : step / far;
    this.#here = { ...there, x: from.x + (there.x - from.x) * share, y: from.y + (there.y - from.y) * share };
    if (share === 1) this.#area = this.#areaOf(label);
    return from.floor !== there.floor;
  }

  #areaOf(label: string): string | null {
    return this.#site.tasks.find((task) => task.label === label)?.areaId ?? null;
  }

  #inSight(): string[] {
    const here = this.#here;
    if (!here) return [];
    return this.#site.tasks.flatMap(({ label, areaId }) => {
      const there = this.#site.spotOf(label);
      const near = Math.hypot(here.x - there.x, here.y - there.y) <= sightMetres;
      return areaId === this.#area && near ? [label] : [];
    });
  }
}

function lengthOf(spots: readonly Spot[]): number {
  return spots.reduce((sum, { x, y, floor }, index) => {
    const before = spots[index - 1];
    return before?.floor === floor ? sum + Math.hypot(x - before.x, y - before.y) : sum;
  }, 0);
}
