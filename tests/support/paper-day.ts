// A day of two people on one site, on paper: each with an engine of their own that hears the same stream, the work divided by
// hub. The line is lost for all at once, noticed late, and comes back with the platform's copies; strangers charge phones.

import { planRoute } from '../../electron/domain/route.ts';
import { seededChance } from '../../electron/environment/chance.ts';
import { PaperEngine } from './paper-engine.ts';
import { PaperFloor, pictureAspect } from './paper-floor.ts';
import { begin, setupOf, silentlyWrong } from './paper-walk.ts';
import { WalkingPerson } from './walking-person.ts';

export interface DayOptions {
  readonly seed: number;
  readonly sockets: number;
  readonly slips: number;
  readonly dead: number;
  readonly outages: number;
  readonly phoneEveryMs: number | null;
  /** Both people carry the same product: the platform can't tell their loads apart. */
  readonly equalLoads?: boolean;
  /** Outages are spread over so long. */
  readonly expectedMs?: number;
}

/** Of both people together, in their own time: an outage stops both, and counts for both. */
export interface DayTold {
  readonly workedMs: number;
  readonly outageMs: number;
  readonly touches: number;
  readonly declared: number;
  readonly slips: number;
  readonly outages: number;
  readonly phonesMet: number;
  readonly silentlyWrong: readonly string[];
  /** Sockets that ended with another verdict than the truth's. */
  readonly wrong: readonly string[];
}

const phone = { type: 'phone', name: 'Phone', watts: 12 };
const phoneStaysMs = 25_000;
const shortestOutageMs = 5_000;
const longestOutageMs = 60_000;
/** A line that is gone is noticed after so long at most. */
const noticedMs = 6_000;

interface Worker {
  readonly engine: PaperEngine;
  readonly person: WalkingPerson;
}

export class PaperDay {
  readonly #options: DayOptions;
  readonly #site: PaperFloor;
  readonly #workers: readonly Worker[];
  readonly #chance;
  #isCut = false;
  #outages = 0;
  #outageMs = 0;

  constructor(options: DayOptions) {
    this.#options = options;
    const { seed, sockets, dead } = options;
    this.#chance = seededChance(seed * 17);
    this.#site = new PaperFloor({ seed, sockets, faults: dead > 0 ? `dead:${dead}` : '' });
    const hubs = [...new Set(this.#site.tasks.map(({ label }) => this.#site.hubOf.get(label)))];
    const half = Math.ceil(hubs.length / 2);
    this.#workers = [hubs.slice(0, half), hubs.slice(half)].map((own, index) => this.#worker(new Set(own), index));
  }

  walked(): DayTold {
    const site = this.#site;
    const { clock } = site;
    site.onReading = (reading, message) => {
      if (this.#isCut) return;
      for (const { engine } of this.#workers) engine.feed({ type: 'reading', reading, message });
    };
    for (const { engine } of this.#workers) begin(site, engine);
    this.#planOutages();
    this.#planPhones();
    for (let minutes = 0; this.#workers.some(({ person }) => person.endedAt === 0); minutes += 1) {
      if (minutes > 24 * 60) throw new Error(`day ${this.#options.seed} does not end`);
      clock.advance(60_000);
    }
    return this.#told();
  }

  #worker(hubs: ReadonlySet<string | undefined>, index: number): Worker {
    const site = this.#site;
    const load = { type: 'load', name: `Test load ${this.#options.equalLoads ? 0 : index + 1}`, watts: 30 };
    const own = site.tasks.filter(({ label }) => hubs.has(site.hubOf.get(label)));
    const engine = new PaperEngine(
      {
        ...setupOf(
          site,
          'walk',
          planRoute(site.tasks, () => pictureAspect),
        ),
        testLoad: { type: load.type, name: load.name },
        within: new Set(own.map(({ socketId }) => socketId)),
        othersHubs: new Set(site.ports.map(({ hubId }) => hubId).filter((hubId) => !hubs.has(hubId))),
      },
      site.clock,
    );
    const person = new WalkingPerson({
      ...{ floor: site.floor, load, clock: site.clock, slips: this.#options.slips, spotOf: site.spotOf },
      chance: seededChance(this.#options.seed * 100 + index),
      heldAt: (label) => site.heldAt(label),
      act: (action) => engine.act(action),
    });
    engine.onSay = (utterance) => person.hear(utterance);
    return { engine, person };
  }

  /** One in each tenth of the day, so that no two meet. */
  #planOutages(): void {
    const { outages, expectedMs = 0 } = this.#options;
    const slot = expectedMs / Math.max(1, outages);
    for (let index = 0; index < outages; index += 1) {
      const ms = shortestOutageMs + this.#chance() * (longestOutageMs - shortestOutageMs);
      this.#site.clock.after(slot * index + this.#chance() * Math.max(0, slot - ms), () => this.#outage(ms));
    }
  }

  #outage(ms: number): void {
    const { clock } = this.#site;
    const still = this.#workers.filter(({ person }) => person.endedAt === 0);
    this.#outages += still.length;
    this.#outageMs += ms * still.length;
    this.#isCut = true;
    clock.after(Math.min(ms, noticedMs * this.#chance()), () => {
      for (const { engine } of this.#workers) engine.feed({ type: 'line', at: clock.now(), line: 'lost' });
    });
    clock.after(ms, () => {
      this.#isCut = false;
      for (const { engine } of this.#workers) {
        engine.feed({ type: 'line', at: clock.now(), line: 'back', gapMs: ms });
        begin(this.#site, engine);
      }
    });
  }

  #planPhones(): void {
    const { phoneEveryMs } = this.#options;
    if (phoneEveryMs === null) return;
    const { clock, floor, tasks } = this.#site;
    clock.after(phoneEveryMs, () => {
      const { label } = tasks[Math.floor(this.#chance() * tasks.length)]!;
      if (this.#site.heldAt(label) === null) {
        floor.plug(label, phone);
        clock.after(phoneStaysMs, () => {
          if (this.#site.heldAt(label) === phone) floor.unplug(label);
        });
      }
      this.#planPhones();
    });
  }

  #told(): DayTold {
    const people = this.#workers.map(({ person }) => person);
    const sum = (of: (person: WalkingPerson) => number): number => people.reduce((all, person) => all + of(person), 0);
    return {
      workedMs: sum(({ endedAt }) => endedAt),
      outageMs: this.#outageMs,
      touches: sum(({ touches }) => touches),
      declared: sum(({ declared }) => declared),
      slips: sum(({ slips }) => slips),
      outages: this.#outages,
      phonesMet: sum(({ occupied }) => occupied),
      silentlyWrong: this.#workers.flatMap(({ engine }) => silentlyWrong(this.#site, engine)),
      wrong: this.#wrongVerdicts(),
    };
  }

  #wrongVerdicts(): string[] {
    const dead = new Set(this.#site.truth.dead);
    return this.#site.tasks.flatMap(({ label }) => {
      const expected = dead.has(label) ? 'fail: no-response' : 'pass: null';
      const told = this.#workers.flatMap(({ engine }) => engine.standing.get(label) ?? []);
      return told.some(({ verdict, reason }) => `${verdict}: ${reason}` === expected) && told.length === 1
        ? []
        : [`${label} is ${told.map(({ verdict, reason }) => `${verdict}: ${reason}`).join(' and ')}`];
    });
  }
}
