// Decides what the values of a port say about a socket, against the limits of the procedure. Pure.

import type { Limits, Procedure } from '../procedure.ts';
import type { PortReading } from '../reading.ts';
import type { Millis } from '../units.ts';
import type { CheckKind, CheckOutcome, Reason } from '../verdict.ts';

/** Values that were reported at or after the edge; nothing older counts. */
export interface SeenValues {
  readonly watts?: number;
  readonly volts?: number;
  readonly temperature?: number;
  /** From the edge to the message with which all else was good, in ms. */
  readonly latency?: Millis;
}

export const seenIn = (before: SeenValues, reading: PortReading): SeenValues => ({
  ...before,
  ...(reading.watts === undefined ? {} : { watts: reading.watts }),
  ...(reading.volts === undefined ? {} : { volts: reading.volts }),
  ...(reading.sensors?.['temperature'] === undefined ? {} : { temperature: reading.sensors['temperature'] }),
});

export interface Judgement {
  readonly outcomes: readonly CheckOutcome[];
  /** incomplete: a value that must be there was not reported yet. */
  readonly standing: 'pass' | 'marginal' | 'fail' | 'incomplete';
  readonly reason: Reason | null;
}

type Unit = 'W' | 'V' | '°C' | 'ms';

const measured: Partial<
  Record<CheckKind, { value: keyof SeenValues; limits: (p: Procedure) => Limits; unit: Unit; reason: Reason }>
> = {
  power: { value: 'watts', limits: (procedure) => procedure.power, unit: 'W', reason: 'power' },
  voltage: { value: 'volts', limits: (procedure) => procedure.voltage, unit: 'V', reason: 'voltage' },
  sensor: { value: 'temperature', limits: (procedure) => procedure.temperature, unit: '°C', reason: 'temperature' },
  latency: { value: 'latency', limits: (procedure) => procedure.latency, unit: 'ms', reason: 'latency' },
};

/** Is everything good but, perhaps, the time it took? */
export function answered(procedure: Procedure, seen: SeenValues): boolean {
  const checks = procedure.checks.filter((check) => check !== 'latency');
  const { standing } = judged({ ...procedure, checks }, seen);
  return standing === 'pass' || standing === 'marginal';
}

/** The checks of an `open` socket that has just been plugged; the plug itself has passed. */
export function judged(procedure: Procedure, seen: SeenValues): Judgement {
  const outcomes: CheckOutcome[] = [{ check: 'plug', outcome: 'pass' }];
  let reason: Reason | null = null;
  let standing: Judgement['standing'] = 'pass';
  for (const check of procedure.checks) {
    const how = measured[check];
    if (!how) continue;
    const limits = how.limits(procedure);
    const outcome = outcomeOf(check, limits, seen[how.value], how.unit);
    outcomes.push(outcome);
    const worse = worseOf(standing, outcome.outcome, limits);
    if (worse !== standing) {
      standing = worse;
      reason = worse === 'incomplete' ? 'not-reported' : how.reason;
    }
  }
  return { outcomes, standing, reason };
}

function outcomeOf(check: CheckKind, limits: Limits, value: number | undefined, unit: Unit): CheckOutcome {
  const { min, max, margin = 0 } = limits;
  const ends = { unit, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  if (value === undefined) return { check, outcome: 'not-reported', ...ends };
  const below = min !== undefined && value < min;
  const above = max !== undefined && value > max;
  const near = (min !== undefined && value < min + margin) || (max !== undefined && value > max - margin);
  return { check, outcome: below || above ? 'fail' : near ? 'marginal' : 'pass', value, ...ends };
}

const rank = { pass: 0, marginal: 1, incomplete: 2, fail: 3 } as const;

function worseOf(
  before: Judgement['standing'],
  outcome: CheckOutcome['outcome'],
  limits: Limits,
): Judgement['standing'] {
  const found = outcome === 'not-reported' ? (limits.mayBeUnreported ? 'pass' : 'incomplete') : outcome;
  return rank[found] > rank[before] ? found : before;
}
