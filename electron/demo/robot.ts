// The technician that the screens show: can be started, paused, sped up and made to err. While it pauses it remembers what it was
// told last, and does that when it goes on.

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
  #technician: Technician | null = null;
  /** What it was asked for last and has not been able to answer. */
  #asked: Utterance | null = null;

  constructor(options: RobotOptions) {
    this.#options = options;
  }

  view(): RobotView {
    return this.#view;
  }

  walk(): void {
    this.#become({ state: 'walking' });
    if (this.#asked) this.#technician?.hear(this.#asked);
  }

  pause(): void {
    this.#technician?.stop();
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
    this.#leave();
    const technician = this.#technicianFor(run);
    this.#technician = technician;
    run.onSay((utterance) => {
      if (this.#technician !== technician) return;
      if (asksForHands.has(utterance.say)) this.#asked = utterance;
      if (utterance.say === 'done') this.#become({ state: 'off' });
      if (this.#view.state === 'walking') technician.hear(utterance);
    });
    run.onOver(() => this.#technician === technician && this.#leave());
  }

  /** The building is torn down, or the verification has ended. */
  #leave(): void {
    this.#technician?.stop();
    [this.#technician, this.#asked] = [null, null];
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
