import { describe, expect, test } from 'vitest';
import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import { operatedLive } from '../../../electron/domain/dialects/operated-live.ts';
import type { PortAddress } from '../../../electron/domain/reading.ts';
import { createDealer, type Dealer, type LaneTraffic } from '../../../electron/live/dealer.ts';
import { awsQuotas } from '../../../electron/live/quotas.ts';
import { compileTopics } from '../../../electron/live/topics.ts';

const ports = (count: number, perHub = 10): PortAddress[] =>
  Array.from({ length: count }, (_, index) => ({
    portKey: `p${index}`,
    companyId: 'c',
    locationId: 'l',
    hubId: `h${Math.floor(index / perHub)}`,
    spaceId: 's',
  }));

const documented = (count: number): Dealer =>
  createDealer(compileTopics(documentedLive.topics), awsQuotas, ports(count));
const operated = (count: number): Dealer => createDealer(compileTopics(operatedLive.topics), awsQuotas, ports(count));

/** Two seconds in which every port was heard so often a second, and every lane was so busy. */
function seconds(
  dealer: Dealer,
  count: number,
  perPort: number,
  lane: Omit<LaneTraffic, 'filters'>,
): ReturnType<Dealer['watch']> {
  const lanes = dealer.plan().lanes.map((filters) => ({ filters: new Set(filters), ...lane }));
  dealer.watch(0, new Uint32Array(count), lanes);
  return dealer.watch(2_000, new Uint32Array(count).fill(perPort * 2), lanes);
}

describe('documented', () => {
  test('a quiet site stays on one connection', () =>
    expect(seconds(documented(300), 300, 0, { rate: 10, peak: 20 })).toBeNull());
  test('near 60 a second it is dealt out', () => {
    const plan = seconds(documented(300), 300, 0.5, { rate: 65, peak: 70 });
    expect(plan!.lanes.length).toBeGreaterThan(3);
    expect(plan!.narrowedTo).toBeNull();
  });
  test('a full connection is taken to have lost three in four', () => {
    const measured = seconds(documented(300), 300, 0.5, { rate: 80, peak: 85 })!.lanes.length;
    const full = seconds(documented(300), 300, 0.5, { rate: 99, peak: 100 })!.lanes.length;
    expect(full).toBeGreaterThan(measured);
  });
  test('what is only guessed never narrows', () =>
    expect(seconds(documented(800), 800, 1, { rate: 99, peak: 100 })!.narrowedTo).toBeNull());
  test('what was heard does', () =>
    expect(seconds(documented(2_400), 2_400, 1, { rate: 99, peak: 100 })!.narrowedTo!.length).toBeLessThan(240));
  test('other ports, another plan', () => expect(documented(10).retarget(ports(2_400)).lanes.flat().length).toBe(240));
  test('fewer connections, fewer lanes', () => {
    const dealer = documented(900);
    expect(dealer.limitTo(1).lanes.length).toBe(1);
    expect(dealer.quotas().connections).toBe(1);
  });
});

describe('operated, one space for all', () => {
  test('it can only be found out by listening', () => {
    expect(operated(2_400).isUnsure()).toBe(true);
    expect(operated(200).isUnsure()).toBe(false);
    expect(documented(2_400).isUnsure()).toBe(false);
  });
  test('narrowed around the technician, and moved with him only when he nears the edge', () => {
    const dealer = operated(2_400);
    dealer.focus(['p1200']);
    const plan = seconds(dealer, 2_400, 0.5, { rate: 100, peak: 100 });
    expect(plan!.narrowedTo).toContain('h120');
    expect(dealer.focus(['p1210'])).toBeNull();
    expect(dealer.focus(['p10'])!.narrowedTo).toContain('h1');
  });
});
