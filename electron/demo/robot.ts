// The technician that the screens show: can be started, paused, sped up and made to err. While it pauses it remembers what it was
// told last, and does that when it goes on. Where two people walk there is one for each, and they carry the same load.

import type { Attended, Robot } from '../application/robot.ts';
import type { RobotView } from '../contract/frame.ts';
import { defaultProcedure } from '../domain/procedure.ts';
import { liveSockets } from '../domain/site-queries.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Utterance } from '../domain/verification/protocol.ts';
import type { Chance } from '../environment/chance.ts';
import type { Clock } from '../environment/clock.ts';
import type { Floor } from '../simulator/simulator.ts';
import { createTechnician, type Technician } from '../simulator/technician/technician.ts';
import { demoLoad } from './demo-site.ts';

/** Life: from one socket to the next, and from hearing to acting. */
const betweenPlugsMs = 10_000;
const reactionMs = 1_000;

/** What a person acts on; the rest is only listened to. */
const asksForHands: ReadonlySet<Utterance['say']> = new Set([
  'go-to',
  'control',
  'surprise',
  'plug-again',
  'nothing-from',
  'repair-offered',
  'do-by-hand',
  'anyone-on-a-ladder',
  'tap-the-light',
]);

export interface RobotOptions {
  readonly floor: Floor;
  /** The labels on the plan. */
  readonly site: () => SiteState | null;
  readonly chance: Chance;
  readonly clock: Clock;
}

export class TechnicianRobot implements Robot {
  readonly #options: RobotOptions;
  readonly #listeners = new Set<() => void>();
  #view: RobotView = { state: 'off', speed: 5, slips: 0 };
  /** A pair of hands for each who walks, and what it was asked for last and has not been able to answer. */
  readonly #asked = new Map<Technician, Utterance | null>();

  constructor(options: RobotOptions) {
    this.#options = options;
  }

  view(): RobotView {
    return this.#view;
  }

  walk(): void {
    this.#become({ state: 'walking' });
    for (const [technician, asked] of this.#asked) if (asked) technician.hear(asked);
  }

  pause(): void {
    for (const technician of this.#asked.keys()) technician.stop();
    this.#become({ state: 'paused' });
  }

  set({ speed = this.#view.speed, slips = this.#view.slips }: Parameters<Robot['set']>[0]): void {
    this.#become({ speed, slips });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attend(run: Attended): void {
    const technician = this.#technicianFor(run);
    this.#asked.set(technician, null);
    run.onSay((utterance) => {
      if (!this.#asked.has(technician)) return;
      if (asksForHands.has(utterance.say)) this.#asked.set(technician, utterance);
      if (utterance.say === 'done') this.#done(technician);
      if (this.#view.state === 'walking') technician.hear(utterance);
    });
    // The building is torn down, or the verification has ended.
    run.onOver(() => {
      technician.stop();
      this.#asked.delete(technician);
    });
  }

  #done(technician: Technician): void {
    this.#asked.set(technician, null);
    if ([...this.#asked.values()].every((asked) => asked === null)) this.#become({ state: 'off' });
  }

  #technicianFor(run: Attended): Technician {
    const { floor, site, chance, clock } = this.#options;
    const sockets = liveSockets(site()!);
    const ids = new Map(sockets.map(({ label, id }) => [label, id]));
    const lamps = sockets.filter(({ expected }) => expected === 'lamp').map(({ label }) => label);
    const view = (): RobotView => this.#view;
    // The verification keeps the pace that it began with.
    const { speed } = this.#view;
    return createTechnician({
      floor,
      load: demoLoad,
      chance,
      clock,
      get slips() {
        return view().slips;
      },
      pace: {
        againMs: (defaultProcedure.againMs * 1.25) / speed,
        get betweenPlugsMs() {
          return betweenPlugsMs / view().speed;
        },
        get reactionMs() {
          return reactionMs / view().speed;
        },
      },
      act: (action) => run.act(action),
      socketIdOf: (label) => ids.get(label),
      labels: () => lamps,
    });
  }

  #become(change: Partial<RobotView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
