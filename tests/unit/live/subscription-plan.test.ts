import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import { operatedLive } from '../../../electron/domain/dialects/operated-live.ts';
import type { PortAddress } from '../../../electron/domain/reading.ts';
import { movesTo } from '../../../electron/live/moves.ts';
import { awsQuotas, noQuotas } from '../../../electron/live/quotas.ts';
import {
  planSubscriptions,
  type PlanQuestion,
  type PortRate,
  type SubscriptionPlan,
} from '../../../electron/live/subscription-plan.ts';
import { compileTopics } from '../../../electron/live/topics.ts';

const documented = compileTopics(documentedLive.topics);
const operated = compileTopics(operatedLive.topics);

function building(count: number, perHub = 10, perLocation = Infinity): PortAddress[] {
  return Array.from({ length: count }, (_, index) => {
    const hub = Math.floor(index / perHub);
    return {
      portKey: `p${index}`,
      companyId: 'c',
      locationId: `l${Math.floor(index / perLocation)}`,
      hubId: `h${hub}`,
      spaceId: `s${Math.floor(index / perLocation)}`,
    };
  });
}

const each = (ports: readonly PortAddress[], rate: number): ReadonlyMap<string, PortRate> =>
  new Map(ports.map(({ portKey }) => [portKey, { heard: rate, likely: rate }]));

const ask = (ports: readonly PortAddress[], more: Partial<PlanQuestion> = {}): SubscriptionPlan =>
  planSubscriptions({
    ports,
    topics: documented,
    quotas: awsQuotas,
    rates: undefined,
    focus: [],
    before: null,
    ...more,
  });

const covered = (plan: SubscriptionPlan, ports: readonly PortAddress[], topics = documented): boolean => {
  const filters = new Set(plan.lanes.flat());
  return ports.every((port) =>
    (['location', 'shared', 'port'] as const).some((depth) => filters.has(topics.filter(port, depth))),
  );
};

describe('documented', () => {
  test('a small site is one connection on its location', () =>
    expect(ask(building(300))).toEqual({ lanes: [['/ports/c/l0/#']], narrowedTo: null }));
  test('a site without ports still has a connection', () => expect(ask([])).toEqual({ lanes: [[]], narrowedTo: null }));
  test('a local broker has one connection whatever the site', () =>
    expect(ask(building(50_000, 10, 500), { quotas: noQuotas }).lanes.length).toBe(1));
  test('many ports are dealt out by hub before anything is heard', () => {
    const ports = building(2_400);
    const plan = ask(ports);
    expect(plan.lanes.length).toBeGreaterThan(4);
    expect(covered(plan, ports)).toBe(true);
  });
  test('480 messages a second are dealt out so that every lane stays well under the quota', () => {
    const ports = building(2_400);
    const plan = ask(ports, { rates: each(ports, 0.2) });
    const busiest = Math.max(...plan.lanes.map((filters) => filters.length * 10 * 0.2));
    expect(busiest).toBeLessThan(awsQuotas.nearPerSecond);
    expect(plan.lanes.length).toBeLessThanOrEqual(15);
    expect(plan.narrowedTo).toBeNull();
  });
  test('subscriptions stay where they are as far as that is even', () => {
    const ports = building(2_400);
    const before = ask(ports, { rates: each(ports, 0.2) });
    const after = ask(ports, { rates: each(ports, 0.21), before });
    const moved = after.lanes.flatMap((filters, lane) =>
      filters.filter((filter) => !before.lanes[lane]?.includes(filter)),
    );
    expect(moved.length).toBeLessThan(24);
    expect(after.lanes.length).toBeGreaterThanOrEqual(before.lanes.length);
  });
  test('lanes are not given up when it gets quiet', () => {
    const ports = building(2_400);
    const before = ask(ports, { rates: each(ports, 0.2) });
    expect(ask(ports, { rates: each(ports, 0.01), before }).lanes.length).toBe(before.lanes.length);
  });
  test('more hubs than filters: quiet locations are heard whole', () => {
    const ports = building(10_000, 6, 500);
    const plan = ask(ports, { rates: each(ports, 1 / 60) });
    expect(covered(plan, ports)).toBe(true);
    expect(plan.narrowedTo).toBeNull();
  });
  test('too much for the largest plan: the hubs around the technician', () => {
    const ports = building(10_000);
    const plan = ask(ports, { rates: each(ports, 1), focus: ['p5000'] });
    expect(plan.narrowedTo).toContain('h500');
    expect(plan.narrowedTo!.length).toBeGreaterThan(60);
    expect(plan.narrowedTo!.every((hub) => Math.abs(Number(hub.slice(1)) - 500) < 60)).toBe(true);
  });
  test('a platform with one connection narrows to what that can hear', () => {
    const ports = building(2_400);
    const plan = ask(ports, { quotas: { ...awsQuotas, connections: 1 }, rates: each(ports, 0.2), focus: ['p10'] });
    expect(plan.lanes.length).toBe(1);
    expect(plan.narrowedTo).toContain('h1');
  });
});

describe('operated', () => {
  test('spaces are what ports share', () => {
    const ports = building(2_400, 10, 100);
    const plan = ask(ports, { topics: operated, rates: each(ports, 0.2) });
    expect(covered(plan, ports, operated)).toBe(true);
    expect(plan.lanes.flat()).toContain('p/c/l0/s0/+/data');
  });
  test('a space too busy for a connection is taken port by port', () => {
    const ports = building(500);
    const plan = ask(ports, { topics: operated, rates: each(ports, 0.5) });
    expect(plan.lanes.flat()).toContain('p/c/l0/s0/p499/data');
    expect(plan.narrowedTo).toBeNull();
  });
  test('and narrowed where there are more ports than filters', () => {
    const ports = building(2_400);
    const plan = ask(ports, { topics: operated, rates: each(ports, 0.2), focus: ['p1200'] });
    expect(plan.lanes.flat()).toContain('p/c/l0/s0/p1200/data');
    expect(plan.narrowedTo!.length).toBeLessThan(240);
  });
});

test('no plan ever exceeds the quotas, whatever the building and its rates', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 50, max: 3_000 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.boolean(),
      fc.integer({ min: 1, max: 16 }),
      (count, perHub, perLocation, rate, known, connections) => {
        const ports = building(count, perHub, perLocation);
        const quotas = { ...awsQuotas, connections };
        const before = ask(ports, { quotas });
        const plan = ask(ports, { quotas, before, rates: known ? each(ports, rate) : undefined });
        expect(plan.lanes.length).toBeLessThanOrEqual(Math.max(1, connections - 1));
        for (const filters of plan.lanes) expect(filters.length).toBeLessThanOrEqual(50);
        expect(new Set(plan.lanes.flat()).size).toBe(plan.lanes.flat().length);
        if (plan.narrowedTo === null) expect(covered(plan, ports)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

describe('on the way from plan to plan', () => {
  test('a lane never has too many filters, nothing is let go before its successor stands, and the way ends', () => {
    const ports = building(2_400);
    const plans = [
      ask(ports),
      ask(ports, { rates: each(ports, 0.2) }),
      ask(ports.slice(0, 900), { rates: each(ports, 0.3) }),
      ask(building(10_000), { rates: each(building(10_000), 1), focus: ['p5000'] }),
    ];
    let lanes: Set<string>[] = [];
    for (const plan of plans) {
      while (lanes.length < plan.lanes.length) lanes.push(new Set());
      const moves = movesTo(plan.lanes, 50);
      for (let round = 0; ; round++) {
        expect(round).toBeLessThan(100);
        const next = moves(lanes.map((filters) => ({ asked: filters, standing: filters })));
        if (next.every(({ drop, add }) => drop.length + add.length === 0)) break;
        for (const [lane, { drop, add }] of next.entries()) {
          for (const filter of drop) lanes[lane]!.delete(filter);
          for (const filter of add) lanes[lane]!.add(filter);
          expect(lanes[lane]!.size).toBeLessThanOrEqual(50);
        }
      }
      expect(lanes.map((filters) => [...filters].sort())).toEqual(
        lanes.map((_, lane) => [...(plan.lanes[lane] ?? [])].sort()),
      );
    }
    lanes = [];
  });
  test('the location is heard whole until every hub stands', () => {
    const moves = movesTo([['/ports/c/l/h1/#'], ['/ports/c/l/h2/#']], 50);
    const location = new Set(['/ports/c/l/#']);
    const half = new Set(['/ports/c/l/#', '/ports/c/l/h1/#']);
    const none = new Set<string>();
    expect(moves([location, none].map((filters) => ({ asked: filters, standing: filters })))[0]!.drop).toEqual([]);
    expect(moves([half, none].map((filters) => ({ asked: filters, standing: filters })))[0]!.drop).toEqual([]);
    const second = new Set(['/ports/c/l/h2/#']);
    expect(moves([half, second].map((filters) => ({ asked: filters, standing: filters })))[0]!.drop).toEqual([
      '/ports/c/l/#',
    ]);
    // Asked for is not acknowledged.
    expect(
      moves([
        { asked: half, standing: half },
        { asked: second, standing: none },
      ])[0]!.drop,
    ).toEqual([]);
  });
});
