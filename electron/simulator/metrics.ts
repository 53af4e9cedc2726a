// Makes up a plausible past of a port: drawn power follows office hours, temperature follows power. The same port has the
// same past on every run. Shape: platform contract, *metrics*.

import type { Millis } from '../domain/units.ts';
import { seededChance } from '../environment/chance.ts';

const hour = 3_600_000;
const pointsAtMost = 2_000;

export interface MetricValue {
  readonly at: string;
  readonly value: number;
}

/** One value an hour, oldest first; power in W, temperature in °C. */
export function metricSeries(portId: string, metric: string, from: Millis, to: Millis): MetricValue[] {
  const series: MetricValue[] = [];
  const last = Math.floor(to / hour);
  const first = Math.max(Math.ceil(from / hour), last - pointsAtMost + 1);
  const character = seededChance(hashOf(portId))();
  for (let at = first; at <= last; at++) {
    const watts = powerAt(at, character, seededChance(hashOf(portId) ^ at)());
    const value = metric === 'temperature' ? 21.5 + watts * 0.15 : watts;
    series.push({ at: new Date(at * hour).toISOString(), value: Number(value.toFixed(2)) });
  }
  return series;
}

function powerAt(hourNumber: number, character: number, wobble: number): number {
  const ofDay = hourNumber % 24;
  // 1 January 1970 was a Thursday.
  const weekend = (Math.floor(hourNumber / 24) + 3) % 7 >= 5;
  const busy = !weekend && ofDay >= 8 && ofDay <= 17 && wobble > 0.2;
  return busy ? 15 + 50 * character * wobble : 0.4 * wobble;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return hash >>> 0;
}
