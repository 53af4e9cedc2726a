// A day of two people on one site, on paper: each with an engine of their own that hears the same stream, the work divided by
// hub and passed on as the application does it. The line is lost for all at once, noticed late, and comes back with the platform's copies; strangers charge phones.

import { planRoute } from '../../electron/domain/route.ts';
import { Division, people, type Headway, type Person } from '../../electron/domain/verification/division.ts';
import type { SocketTask } from '../../electron/domain/verification/protocol.ts';
import { asSetUp } from '../../electron/domain/verification/share.ts';
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
  /** Sockets that both were sent to. */
  readonly proposedToBoth: readonly string[];
  /** How long one had nothing to do while the other still walked. */
  readonly idleMs: number;
  /** How many sockets each was sent to. */
  readonly visited: readonly number[];
}

const phone = { type: 'phone', name: 'Phone', watts: 12 };
const phoneStaysMs = 25_000;
const shortestOutageMs = 5_000;
const longestOutageMs = 60_000;
/** A line that is gone is noticed after so long at most. */
const noticedMs = 6_000;

interface Worker {
  readonly number: Person;
  readonly engine: PaperEngine;
  readonly person: WalkingPerson;
  readonly sentTo: Set<string>;
  own: ReadonlySet<string>;
}

export class PaperDay {
  readonly #options: DayOptions;
  readonly #site: PaperFloor;
  readonly #workers: readonly Worker[];
  readonly #division: Division;
  readonly #way: readonly SocketTask[];
  readonly #chance;
  #isPassingOn = false;
  #isCut = false;
  #outages = 0;
  #outageMs = 0;

  constructor(options: DayOptions) {
    this.#options = options;
    const { seed, sockets, dead } = options;
    this.#chance = seededChance(seed * 17);
    this.#site = new PaperFloor({ seed, sockets, faults: dead > 0 ? `dead:${dead}` : '' });
    const site = this.#site;
    const hubs = new Map(site.ports.map(({ portKey, hubId }) => [portKey, hubId]));
    this.#way = planRoute(site.tasks, () => pictureAspect);
    this.#division = new Division({
      sockets: this.#way,
      hubOf: (portKey) => hubs.get(portKey),
      isWanted: () => true,
      isFound: false,
    });
    this.#workers = people.map((number) => this.#worker(number));
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

  #worker(number: Person): Worker {
    const site = this.#site;
    const { seed, slips, equalLoads = false } = this.#options;
    const load = { type: 'load', name: `Test load ${equalLoads ? 0 : number}`, watts: 30 };
    const share = this.#division.shareOf(number, equalLoads);
    const testLoad = { type: load.type, name: load.name };
    const engine = new PaperEngine({ ...setupOf(site, 'walk', this.#way), testLoad, ...asSetUp(share) }, site.clock);
    const person = new WalkingPerson({
      ...{ floor: site.floor, load, clock: site.clock, slips, spotOf: site.spotOf },
      chance: seededChance(seed * 100 + number - 1),
      heldAt: (label) => site.heldAt(label),
      act: (action) => engine.act(action),
    });
    const sentTo = new Set<string>();
    engine.onSay = (utterance) => {
      if (utterance.say === 'go-to') sentTo.add(utterance.label);
      person.hear(utterance);
    };
    engine.onStep = () => this.#passOn();
    return { number, engine, person, sentTo, own: share.own };
  }

  #passOn(): void {
    if (this.#isPassingOn) return;
    this.#isPassingOn = true;
    if (this.#division.passOn((number) => headwayOf(this.#workers[number - 1]!))) this.#tellShares();
    this.#isPassingOn = false;
  }

  #tellShares(): void {
    const at = this.#site.clock.now();
    for (const worker of this.#workers) {
      const share = this.#division.shareOf(worker.number, this.#options.equalLoads === true);
      const sockets = this.#way.filter(({ socketId }) => share.own.has(socketId) && !worker.own.has(socketId));
      worker.own = share.own;
      worker.engine.feed({ type: 'share', at, share, sockets });
    }
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
    const walkers = this.#workers.map(({ person }) => person);
    const sum = (of: (person: WalkingPerson) => number): number => walkers.reduce((all, one) => all + of(one), 0);
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
      proposedToBoth: [...this.#workers[0]!.sentTo].filter((label) => this.#workers[1]!.sentTo.has(label)),
      idleMs: Math.abs(walkers[0]!.endedAt - walkers[1]!.endedAt),
      visited: this.#workers.map(({ sentTo }) => sentTo.size),
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

const headwayOf = ({ engine }: Worker): Headway => ({
  isThere: true,
  left: engine.left,
  isUntouched: (socketId) => engine.isUntouched(socketId),
});
