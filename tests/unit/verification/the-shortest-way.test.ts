// The route: area by area, and hardly longer than the shortest way that a long search finds.

import { describe, expect, test } from 'vitest';

import { planRoute } from '../../../electron/domain/route.ts';
import type { SocketTask } from '../../../electron/domain/verification/protocol.ts';
import { seededChance } from '../../../electron/environment/chance.ts';
import { pictureAspect, PaperFloor } from '../../support/paper-floor.ts';
import { shortestTour } from '../../support/shortest-tour.ts';

const at = (label: string, x: number | null, y = 0, more: Partial<SocketTask> = {}): SocketTask => ({
  ...{ socketId: label, label, portKey: label, expected: 'open', planId: 'plan', areaId: 'area' },
  position: x === null ? null : { x, y },
  ...{ locked: false, verdict: 'untested', place: null },
  ...more,
});
const labels = (route: readonly SocketTask[]): string => route.map(({ label }) => label).join(' ');

describe('the way through a floor', () => {
  test.each([1, 2, 3])('of seed %i is at most a tenth longer than the shortest one, whatever the areas', (seed) => {
    const site = new PaperFloor({ seed, sockets: 100 });
    const spots = planRoute(site.tasks, () => pictureAspect).map(({ label }) => site.spotOf(label));
    const length = spots.reduce((sum, { x, y }, index) => {
      const before = spots[index - 1];
      return before ? sum + Math.hypot(x - before.x, y - before.y) : 0;
    }, 0);
    expect(length).toBeLessThan(shortestTour(spots, 30, seededChance(seed)) * 1.1);
  });

  test('visits every socket once, and finishes an area before the next one', () => {
    const { tasks } = new PaperFloor({ seed: 4, sockets: 150 });
    const route = planRoute(tasks);
    expect(route.map(({ label }) => label).sort()).toEqual(tasks.map(({ label }) => label).sort());
    const changes = route.filter(({ areaId }, index) => areaId !== route[index - 1]?.areaId);
    expect(changes).toHaveLength(new Set(tasks.map(({ areaId }) => areaId)).size);
  });

  test('knows that the picture is wider than high', () => {
    const pins = [at('1', 0, 0), at('2', 0.2, 0), at('3', 0, 0.5), at('4', 0.2, 0.5)];
    expect(labels(planRoute(pins))).toBe('1 2 4 3');
    expect(labels(planRoute(pins, () => 0.1))).toBe('1 3 4 2');
  });

  test('ends an area where the next one begins', () => {
    const pins = ['1', '2', '3', '4'].map((label, index) => at(label, [0, 0.2, 0.1, 0.3][index]!));
    const [before, after] = [at('0', 0.4, 0, { areaId: 'first' }), at('5', -0.1, 0, { areaId: 'other' })];
    expect(labels(planRoute([before, ...pins, after]))).toBe('0 4 2 3 1 5');
  });

  test('begins at the first label of the first area, wherever that lies', () => {
    const pins = ['1', '2', '3'].map((label, index) => at(label, [0.1, 0, 0.3][index]!));
    expect(labels(planRoute(pins))).toBe('1 2 3');
  });

  test('takes what has no pin at the end of its area, by label', () => {
    const pins = [at('1', 0), at('10', null), at('9', null), at('2', 0.1), at('11', 0.2, 0, { areaId: 'other' })];
    expect(labels(planRoute(pins))).toBe('1 2 9 10 11');
  });
});
