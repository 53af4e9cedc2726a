// Plan: each port once an interval, at an even pace, still right after a stall; a port's past is plausible and the same.

import { describe, expect, it } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { startHeartbeat } from '../../../electron/simulator/heartbeat.ts';
import { metricSeries } from '../../../electron/simulator/metrics.ts';

describe('unasked reports', () => {
  it.each([7, 300, 10_000])('of %i ports come once an interval each, evenly', (count) => {
    const clock = new VirtualClock(0);
    const ports = Array.from({ length: count }, (_, index) => index);
    const told: { port: number; at: number }[] = [];
    const end = startHeartbeat(ports, 10_000, clock, (port) => told.push({ port, at: clock.now() }));
    clock.advance(10_000);
    expect(new Set(told.map(({ port }) => port)).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(count * 0.9 - 1);
    const firstHalf = told.filter(({ at }) => at <= 5_000).length;
    expect(Math.abs(firstHalf - count / 2)).toBeLessThanOrEqual(Math.max(1, count * 0.02));
    end();
    const before = told.length;
    clock.advance(60_000);
    expect(told).toHaveLength(before);
  });

  it('do not come at all with an interval of 0', () => {
    const clock = new VirtualClock(0);
    let told = 0;
    startHeartbeat([1, 2], 0, clock, () => told++);
    clock.advance(100_000);
    expect(told).toBe(0);
  });
});

describe('metrics', () => {
  const hour = 3_600_000;
  const monday = Date.UTC(2026, 0, 5);

  it('are the same each time, hourly, oldest first', () => {
    const series = metricSeries('p1', 'power', monday, monday + 23 * hour);
    expect(series).toEqual(metricSeries('p1', 'power', monday, monday + 23 * hour));
    expect(series).toHaveLength(24);
    expect(series[0]).toEqual({ at: '2026-01-05T00:00:00.000Z', value: expect.any(Number) as number });
  });

  it('draw more at work than at night, and warm up with it', () => {
    const power = metricSeries('p1', 'power', monday, monday + 23 * hour).map(({ value }) => value);
    const warmth = metricSeries('p1', 'temperature', monday, monday + 23 * hour).map(({ value }) => value);
    expect(Math.max(...power.slice(8, 18))).toBeGreaterThan(Math.max(...power.slice(0, 8)));
    expect(warmth.indexOf(Math.max(...warmth))).toBe(power.indexOf(Math.max(...power)));
  });

  it('are bounded however much is asked for', () => {
    expect(metricSeries('p1', 'power', 0, monday).length).toBeLessThanOrEqual(2_000);
  });
});
