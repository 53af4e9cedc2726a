// What a site demands of each socket: checks, limits, times. Stored in the site document; a change makes exactly the
// verdicts stale that it touches. Domain, *Words* (procedure) and *Verification engine*.

import type { CheckKind } from './verdict.ts';
import type { LampLevel, Millis } from './units.ts';

/** A band of good values; within `margin` (in the unit of the band) of an end the value is marginal. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly margin?: number;
  /** May a socket pass when the port did not report this value within the hold time? */
  readonly mayBeUnreported: boolean;
}

export interface Procedure {
  readonly name: string;
  /** For sockets of expected device `open`. */
  readonly checks: readonly CheckKind[];
  readonly power: Limits;
  readonly voltage: Limits;
  readonly temperature: Limits;
  /**
   * From the message that says it is plugged in to the one with which all other checks are good, in ms, both as they arrive here:
   * the platform promises no times of its own. Looked at only where `checks` has `latency`.
   */
  readonly latency: Limits;
  /** Opposite edges within this time are a bounce (300 ms). */
  readonly settleMs: Millis;
  /** A pass can be lowered until this has gone by (800 ms). */
  readonly holdMs: Millis;
  /** After the walking time, so long without an edge means "nothing from 07" (8 s). */
  readonly noAnswerMs: Millis;
  /** Time allowed to walk to the next socket before `noAnswerMs` starts counting. */
  readonly walkingMs: Millis;
  /** The port must have been empty so long for a plug to count as "the same place, again" (2 s). */
  readonly againMs: Millis;
  /** More than `flaps` edges within this window is unstable contact (3 in 10 s). */
  readonly flapWindowMs: Millis;
  readonly flaps: number;
  /** A fixed device may be passed on a person's word. */
  readonly observedAllowed: boolean;
  /** No lamp goes below this level while people work (30). */
  readonly safeLampLevel: LampLevel;
  /** A lamp command must be reported back within this time. */
  readonly lampAnswerMs: Millis;
}

export const defaultProcedure: Procedure = {
  name: 'Standard',
  checks: ['plug', 'power'],
  power: { min: 5, max: 240, margin: 1, mayBeUnreported: false },
  voltage: { min: 4.5, max: 50, margin: 0.25, mayBeUnreported: true },
  temperature: { max: 70, margin: 5, mayBeUnreported: true },
  latency: { max: 500, margin: 100, mayBeUnreported: true },
  settleMs: 300,
  holdMs: 800,
  noAnswerMs: 8_000,
  walkingMs: 12_000,
  againMs: 2_000,
  flapWindowMs: 10_000,
  flaps: 3,
  observedAllowed: false,
  safeLampLevel: 30,
  lampAnswerMs: 3_000,
};

/** As an older document has it: what came later is missing there. */
export type KeptProcedure = Omit<Procedure, 'latency'> & Partial<Procedure>;

/** What is missing is as it always was: a limit that nothing is held against. */
export const whole = (kept: KeptProcedure): Procedure => ({ latency: defaultProcedure.latency, ...kept });

/** A line takes its time whatever the pace: an answer is waited for at least so long. */
const leastAnswerMs = 1_000;

/**
 * The same procedure at another pace: times divided, everything else kept. A pace of 1 is life itself. Waiting for an answer
 * over the line is not shortened below a second, and what an answer may take is not shortened at all.
 */
export function paced(procedure: Procedure, pace: number): Procedure {
  const divided = (time: Millis): Millis => time / pace;
  return {
    ...procedure,
    settleMs: divided(procedure.settleMs),
    holdMs: divided(procedure.holdMs),
    noAnswerMs: Math.max(divided(procedure.noAnswerMs), Math.min(procedure.noAnswerMs, leastAnswerMs)),
    walkingMs: divided(procedure.walkingMs),
    againMs: divided(procedure.againMs),
    flapWindowMs: divided(procedure.flapWindowMs),
    lampAnswerMs: Math.max(divided(procedure.lampAnswerMs), Math.min(procedure.lampAnswerMs, leastAnswerMs)),
  };
}
