// A scripted technician: hears what the application says, walks to the label it names, plugs and pulls. Knows only what a
// person on the floor knows: those words, the printed labels, the lamps. Now and then answers at a neighbouring label first.

import type { Chance } from '../../environment/chance.ts';
import type { Cancel, Clock } from '../../environment/clock.ts';
import type { TechnicianAction, Utterance } from '../../domain/verification/protocol.ts';
import type { Millis } from '../../domain/units.ts';
import type { Floor, PluggedDevice } from '../simulator.ts';

export interface TechnicianOptions {
  readonly floor: Floor;
  readonly load: PluggedDevice;
  /** Share of proposals first answered at a neighbouring label. */
  readonly slips: number;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly pace: TechnicianPace;
  /** Taps and keys at the laptop. */
  readonly act: (action: TechnicianAction) => void;
  /** The socket on the screen that carries this label. */
  readonly socketIdOf: (label: string) => string | undefined;
  /** Labels to look at for a full lamp. */
  readonly labels: () => readonly string[];
}

export interface TechnicianPace {
  /** From one plug to the next at least. */
  readonly betweenPlugsMs: Millis;
  /** Longer than the application takes for "the same place, again". */
  readonly againMs: Millis;
  /** From hearing to acting. */
  readonly reactionMs: Millis;
}

export interface Technician {
  hear(utterance: Utterance): void;
  stop(): void;
}

/** So long a person looks whether an answer comes. */
const lookMs: Millis = 1_000;
/** Nobody gives their word without a look, at whatever pace. */
const wordMs: Millis = 300;

export function createTechnician(options: TechnicianOptions): Technician {
  const { floor, load, clock, pace, act } = options;
  /** Where the load is. */
  let at: string | null = null;
  /** Where the application last sent the person. */
  let asked: string | null = null;
  /** The last request was for the hand, not for the load. */
  let byHand = false;
  let pluggedAt = -Infinity;
  let doing: Cancel = () => {};

  const after = (ms: Millis, run: () => void): void => {
    doing();
    doing = clock.after(Math.max(pace.reactionMs, ms), run);
  };
  const pull = (): void => {
    if (at !== null) floor.unplug(at);
    at = null;
  };
  const plug = (label: string): void => {
    pull();
    at = label;
    pluggedAt = clock.now();
    floor.plug(label, load);
  };
  const againAt = (label: string): void => {
    pull();
    after(pace.againMs, () => plug(label));
  };
  const goAndPlug = (label: string): void => {
    // Nobody pulls and plugs at the same place faster than a contact bounces.
    if (at === label) againAt(label);
    else after(pluggedAt + pace.betweenPlugsMs - clock.now(), () => plug(label));
  };
  /** Nothing more is said where nothing comes from: whoever was elsewhere looks for themselves. */
  const goAndLook = (label: string): void =>
    after(pluggedAt + pace.betweenPlugsMs - clock.now(), () => {
      plug(label);
      after(lookMs, () => tryOnceMore(label));
    });
  /** Mostly the label that was asked for. */
  const perhapsBeside = (label: string): string =>
    options.chance() < options.slips ? (floor.neighbours(label)[0] ?? label) : label;
  /** Pulls out and plugs in once more before giving the word that nothing comes. */
  const tryOnceMore = (label: string): void => {
    pull();
    after(Math.max(pace.againMs, wordMs), () => {
      plug(label);
      after(lookMs, () => act({ kind: 'declare-dead' }));
    });
  };
  const tapTheLight = (): void => {
    const [lit, another] = options.labels().filter((label) => (floor.lampAt(label) ?? 0) >= 95);
    const socketId = lit === undefined || another !== undefined ? undefined : options.socketIdOf(lit);
    if (socketId === undefined) after(pace.againMs, tapTheLight);
    else act({ kind: 'tapped', socketId });
  };

  return {
    hear(utterance) {
      switch (utterance.say) {
        case 'go-to':
          asked = utterance.label;
          byHand = false;
          goAndPlug(perhapsBeside(utterance.label));
          break;
        case 'control':
          asked = utterance.label;
          againAt(utterance.label);
          break;
        case 'surprise':
          // Reads the label: back to the right one where it was the wrong one.
          if (asked !== null && at === asked) againAt(asked);
          else if (asked !== null) goAndPlug(asked);
          break;
        case 'plug-again':
          asked = utterance.label;
          againAt(utterance.label);
          break;
        case 'nothing-from':
          // Whoever comes when this was said already was never sent there.
          asked ??= utterance.label;
          if (byHand) after(wordMs, () => act({ kind: 'declare-dead' }));
          else if (at === asked) tryOnceMore(asked);
          else goAndLook(asked);
          break;
        case 'repair-offered':
          act({ kind: 'accept-repair', repairId: utterance.repair.repairId });
          break;
        case 'do-by-hand': {
          const { label } = utterance;
          pull();
          asked = label;
          byHand = true;
          after(0, () => floor.touch(label));
          break;
        }
        case 'anyone-on-a-ladder':
          after(0, () => act({ kind: 'nobody-on-a-ladder' }));
          break;
        case 'tap-the-light':
          pull();
          after(0, tapTheLight);
          break;
        case 'testing':
          // It answers after all: the word is not given.
          doing();
          break;
        case 'done':
          doing();
          pull();
          break;
        default:
          break;
      }
    },
    stop() {
      doing();
      pull();
    },
  };
}
