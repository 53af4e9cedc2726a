// A person on paper who takes the time a person takes: walks 1.2 m/s, needs 4 s to plug and unplug, hears what the application
// says, reads labels only when told to. Now and then plugs at a neighbouring label first. Counts every touch of the laptop.

import type { TechnicianAction, Utterance } from '../../electron/domain/verification/protocol.ts';
import type { Chance } from '../../electron/environment/chance.ts';
import type { Cancel, Clock } from '../../electron/environment/clock.ts';
import type { Floor, PluggedDevice } from '../../electron/simulator/simulator.ts';

/** Metres; another floor is the stairs away. */
export interface Spot {
  readonly floor: string;
  readonly x: number;
  readonly y: number;
}

export interface PersonOptions {
  readonly floor: Floor;
  readonly load: PluggedDevice;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Share of proposals first answered at a neighbouring label. */
  readonly slips: number;
  readonly spotOf: (label: string) => Spot;
  /** What is in a socket that one stands before. */
  readonly heldAt: (label: string) => PluggedDevice | null;
  readonly act: (action: TechnicianAction) => void;
}

const metresPerSecond = 1.2;
const stairsMs = 30_000;
/** 4 s: push in, a look at it, pull out. */
const handling = { pushMs: 1_500, lookMs: 1_000, pullMs: 1_500 };
export const handlingMs = handling.pushMs + handling.lookMs + handling.pullMs;
const readLabelMs = 1_500;
/** What the application takes for "the same place, again" is 2 s, pushing in included. */
const emptyMs = 1_000;
const waitForAnswerMs = 2_000;

export class WalkingPerson {
  touches = 0;
  /** The word was given that nothing comes from a socket. */
  declared = 0;
  slips = 0;
  /** Somebody else's device had to be taken out first. */
  occupied = 0;
  endedAt = 0;
  readonly #options: PersonOptions;
  #here: Spot | null = null;
  #at: string | null = null;
  #pluggedAt = 0;
  #asked: string | null = null;
  #doing: Cancel = () => {};

  constructor(options: PersonOptions) {
    this.#options = options;
  }

  hear(utterance: Utterance): void {
    switch (utterance.say) {
      case 'go-to':
        this.#asked = utterance.label;
        this.endedAt = 0;
        return this.#goAndPlug(this.#perhapsBeside(utterance.label));
      case 'plug-again':
      case 'control':
        this.#asked = utterance.label;
        return this.#goAndPlug(utterance.label);
      case 'surprise':
        return this.#after(readLabelMs, () => this.#goAndPlug(this.#asked ?? ''));
      case 'nothing-from':
        return this.#after(readLabelMs, () => this.#tryOnceMore(utterance.label));
      case 'repair-offered':
        return this.#touch({ kind: 'accept-repair', repairId: utterance.repair.repairId });
      case 'testing':
      case 'line-lost':
        // It answers, or one stays where one is.
        return this.#doing();
      case 'done':
        return this.#pullOut(() => (this.endedAt = this.#options.clock.now()));
      default:
        return;
    }
  }

  #touch(action: TechnicianAction): void {
    this.touches += 1;
    if (action.kind === 'declare-dead') this.declared += 1;
    this.#options.act(action);
  }

  #after(ms: number, run: () => void): void {
    this.#doing();
    this.#doing = this.#options.clock.after(Math.max(0, ms), run);
  }

  #perhapsBeside(label: string): string {
    const { chance, slips, floor, heldAt } = this.#options;
    if (chance() >= slips) return label;
    const beside = floor.neighbours(label).find((other) => heldAt(other) === null);
    if (beside === undefined) return label;
    this.slips += 1;
    return beside;
  }

  #goAndPlug(label: string, then: () => void = () => {}): void {
    const again = this.#at === label;
    this.#pullOut(() => this.#walk(label, () => this.#after(again ? emptyMs : 0, () => this.#push(label, then))));
  }

  #tryOnceMore(label: string): void {
    if (this.#at !== label) return this.#goAndPlug(label);
    this.#goAndPlug(label, () => this.#after(waitForAnswerMs, () => this.#touch({ kind: 'declare-dead' })));
  }

  #pullOut(then: () => void): void {
    if (this.#at === null) return this.#after(0, then);
    const lookedMs = this.#options.clock.now() - this.#pluggedAt;
    this.#after(Math.max(0, handling.lookMs - lookedMs) + handling.pullMs, () => {
      if (this.#at !== null) this.#options.floor.unplug(this.#at);
      this.#at = null;
      then();
    });
  }

  #walk(label: string, then: () => void): void {
    const there = this.#options.spotOf(label);
    const from = this.#here ?? there;
    const metres = from.floor === there.floor ? Math.hypot(from.x - there.x, from.y - there.y) : 0;
    const stairs = from.floor === there.floor ? 0 : stairsMs;
    this.#after((metres / metresPerSecond) * 1_000 + stairs, () => {
      this.#here = there;
      then();
    });
  }

  #push(label: string, then: () => void): void {
    const { floor, load, clock, heldAt } = this.#options;
    if (heldAt(label) !== null) {
      this.occupied += 1;
      // Taken out, and a breath later it is empty.
      return this.#after(handling.pullMs, () => {
        floor.unplug(label);
        this.#after(500, () => this.#push(label, then));
      });
    }
    this.#after(handling.pushMs, () => {
      this.#at = label;
      this.#pluggedAt = clock.now();
      then();
      floor.plug(label, load);
    });
  }
}
