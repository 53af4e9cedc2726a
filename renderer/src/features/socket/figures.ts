// How values of a socket are written and drawn: units, limits, ages, the line of a day's power. Pure.

import type { MetricsView } from '../../../../electron/contract/site-views.ts';
import type { CheckOutcome } from '../../../../electron/domain/verdict.ts';
import { numbers } from '../../app/formats.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

export interface Age {
  readonly unit: 'now' | 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** How long ago, in the largest unit that says enough. */
export function ageOf(ms: number): Age {
  if (ms < second) return { unit: 'now', count: 0 };
  if (ms < minute) return { unit: 'seconds', count: Math.floor(ms / second) };
  if (ms < hour) return { unit: 'minutes', count: Math.floor(ms / minute) };
  return { unit: 'hours', count: Math.floor(ms / hour) };
}

/** `29.5 W`: by the language's customs, with at most so many decimals. */
export function figure(value: number, unit: string, language: string, decimals = 1): string {
  const number = numbers(language, { maximumFractionDigits: decimals }).format(value);
  return unit === '' ? number : `${number}\u00a0${unit}`;
}

/** `5–240 W`, or the one limit there is; empty where there is none. */
export function limitsOf({ min, max, ...outcome }: CheckOutcome, language: string): string {
  const unit = outcome.unit ?? '';
  const number = (value: number): string => figure(value, '', language, 2);
  if (min !== undefined && max !== undefined) return `${number(min)}–${figure(max, unit, language, 2)}`;
  if (min !== undefined) return `≥\u00a0${figure(min, unit, language, 2)}`;
  return max === undefined ? '' : `≤\u00a0${figure(max, unit, language, 2)}`;
}

export interface Spark {
  /** Of an SVG path. */
  readonly path: string;
  readonly least: number;
  readonly most: number;
}

/** The line through a day's values in a box of this size, zero at the bottom. Null: less than two values make no line. */
export function sparkOf({ from, to, points }: MetricsView, width: number, height: number): Spark | null {
  if (points.length < 2 || to <= from) return null;
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const top = Math.max(most, 1);
  const place = (at: number, value: number): string => {
    const x = (Math.min(1, Math.max(0, (at - from) / (to - from))) * width).toFixed(1);
    return `${x} ${(height - (Math.max(0, value) / top) * height).toFixed(1)}`;
  };
  return { path: `M${points.map(({ at, value }) => place(at, value)).join('L')}`, least, most };
}
