// One line of the socket schedule: what an engineer must know of a socket, with the evidence behind its verdict. Pure.

import type { SiteState, Socket } from '../site-types.ts';
import type { Millis } from '../units.ts';
import type { CheckOutcome, Grade, Reason, Verdict } from '../verdict.ts';

export interface ScheduleLine {
  readonly id: string;
  /** Exactly as printed. */
  readonly label: string;
  readonly location: string;
  readonly plan: string;
  readonly area: string;
  readonly hub: string | null;
  readonly port: number | null;
  readonly expected: string;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly works: Grade | null;
  readonly place: Grade | null;
  readonly checks: readonly CheckOutcome[];
  readonly at: Millis | null;
  readonly operator: string | null;
  readonly attempts: number;
  readonly pace: number;
  /** Name of the procedure that it was held against. */
  readonly procedure: string | null;
  readonly evidence: {
    readonly topic: string;
    readonly sha256: string;
    readonly arrivedAt: Millis;
    readonly latencyMs: Millis;
    readonly acrossGapMs: Millis | null;
  } | null;
}

export function scheduleRow(state: SiteState, socket: Socket): ScheduleLine {
  const { verdict, binding } = socket;
  const { evidence } = verdict;
  return {
    id: socket.id,
    label: socket.label,
    location: state.locations.get(socket.locationId)?.name ?? '',
    plan: state.plans.get(socket.planId ?? '')?.name ?? '',
    area: state.areas.get(socket.areaId ?? '')?.name ?? '',
    hub: binding ? (state.hubs.get(binding.hubId)?.hwId ?? null) : null,
    port: binding?.number ?? null,
    expected: socket.expected,
    verdict: verdict.verdict,
    reason: verdict.reason,
    works: verdict.works,
    place: verdict.place,
    checks: verdict.checks,
    at: verdict.at,
    operator: verdict.author,
    attempts: verdict.attempts,
    pace: verdict.pace,
    procedure: verdict.procedure,
    evidence: evidence && {
      topic: evidence.topic,
      sha256: evidence.sha256,
      arrivedAt: evidence.arrivedAt,
      latencyMs: evidence.latencyMs,
      acrossGapMs: evidence.acrossGapMs ?? null,
    },
  };
}

/** The value of a check in a line, where it was measured. */
export const valueOf = (line: ScheduleLine, check: CheckOutcome['check']): number | null =>
  line.checks.find((outcome) => outcome.check === check)?.value ?? null;

/** Distance of a measured value to the nearest limit, in the value's unit; null where there is none. */
export function marginOf(line: ScheduleLine, check: CheckOutcome['check']): number | null {
  const outcome = line.checks.find((candidate) => candidate.check === check);
  return outcome ? marginOfOutcome(outcome) : null;
}

/** The same of one outcome. Negative: outside. */
export function marginOfOutcome({ value, min, max }: CheckOutcome): number | null {
  if (value === undefined) return null;
  const margins = [min === undefined ? Infinity : value - min, max === undefined ? Infinity : max - value];
  const least = Math.min(...margins);
  return Number.isFinite(least) ? Number(least.toFixed(3)) : null;
}
