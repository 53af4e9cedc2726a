import { beforeEach, expect, test } from 'vitest';
import { done, failed, type Result } from '../../../electron/domain/failures.ts';
import type { Lease } from '../../../electron/domain/site-types.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import { createLeases, type Leases } from '../../../electron/live/leases.ts';

let clock: VirtualClock;
let leases: Leases;
let sent: string[];
let journal: string[];
let journalled: Result<void>;

beforeEach(() => {
  clock = new VirtualClock(1_000);
  sent = [];
  journal = [];
  journalled = done(undefined);
  let id = 0;
  leases = createLeases({
    clock,
    ids: () => `lease-${++id}`,
    hooks: {
      opened(lease) {
        journal.push(`${lease.id} ${lease.portKey} ${lease.level} back to ${lease.restore} at ${lease.deadline}`);
        return journalled;
      },
      ended: (leaseId) => journal.push(`${leaseId} returned`),
    },
    send(portKey, level) {
      sent.push(`${portKey}=${level}`);
      return Promise.resolve(done(undefined));
    },
  });
});

const reports = (portKey: string, lampLevel: number): void => leases.heard({ portKey, at: clock.now(), lampLevel });
const lease = (id: string, portKey: string, restore: number | null): Lease => ({
  id,
  portKey,
  level: 100,
  restore,
  deadline: 0,
});

test('journalled before the lamp is touched, given back at the deadline, returned when the port says so', async () => {
  await leases.open('p1', 100, 30, 5_000);
  expect(journal).toEqual(['lease-1 p1 100 back to 30 at 6000']);
  reports('p1', 100);
  clock.advance(5_000);
  expect(sent).toEqual(['p1=100', 'p1=30']);
  expect(journal.length).toBe(1);
  reports('p1', 30);
  expect(journal).toContain('lease-1 returned');
});

test('what can’t be journalled leaves the lamp alone', async () => {
  journalled = failed('live.stopped');
  expect(await leases.open('p1', 100, 30, 5_000)).toEqual(journalled);
  clock.advance(10_000);
  expect(sent).toEqual([]);
});

test('a command that is not echoed is sent again, five times in all', async () => {
  await leases.open('p1', 100, 30, 60_000);
  clock.advance(30_000);
  expect(sent).toEqual(Array(5).fill('p1=100'));
});

test('an echo ends the asking', async () => {
  await leases.open('p1', 100, 30, 60_000);
  clock.advance(1_600);
  reports('p1', 100);
  clock.advance(30_000);
  expect(sent).toEqual(['p1=100', 'p1=100']);
});

test('an off that got lost is sent again until the lamp is back', async () => {
  await leases.open('p1', 100, 0, 1_000);
  reports('p1', 100);
  const ended = leases.end('p1');
  clock.advance(3_100);
  reports('p1', 100);
  reports('p1', 0);
  expect(await ended).toEqual(done(undefined));
  expect(sent).toEqual(['p1=100', 'p1=0', 'p1=0', 'p1=0']);
});

test('a level that is never echoed is said so, and stays in the journal for the next start', async () => {
  await leases.open('p1', 100, 0, 1_000);
  const ended = leases.end('p1');
  clock.advance(60_000);
  expect(await ended).toMatchObject({ failure: { code: 'live.lamp-not-confirmed', params: { port: 'p1', level: 0 } } });
  expect(journal).toEqual(['lease-1 p1 100 back to 0 at 2000']);
  // The next heartbeat shows that it was back after all.
  reports('p1', 0);
  expect(journal).toContain('lease-1 returned');
});

test('a second level on the same lamp is the same lease, with the first level to go back to', async () => {
  await leases.open('p1', 30, 5, 10_000);
  reports('p1', 30);
  await leases.open('p1', 100, 30, 10_000);
  reports('p1', 100);
  void leases.end('p1');
  reports('p1', 5);
  expect(sent).toEqual(['p1=30', 'p1=100', 'p1=5']);
  expect(journal).toEqual(['lease-1 p1 30 back to 5 at 11000', 'lease-1 returned']);
});

test('a lamp already full is given back full', async () => {
  await leases.open('p1', 100, 100, 1_000);
  reports('p1', 100);
  clock.advance(1_000);
  reports('p1', 100);
  expect(sent).toEqual(['p1=100', 'p1=100']);
  expect(journal).toContain('lease-1 returned');
});

test('after a crash the next start gives back what was left', async () => {
  const restored = leases.restore([lease('old-1', 'p1', 20), lease('old-2', 'p2', null)]);
  reports('p1', 20);
  reports('p2', 0);
  await restored;
  expect(sent).toEqual(['p1=20', 'p2=0']);
  expect(journal).toEqual(['old-1 returned', 'old-2 returned']);
});

test('connected again: what was not confirmed is asked again', async () => {
  await leases.open('p1', 100, 0, 60_000);
  clock.advance(20_000);
  leases.back();
  expect(sent.length).toBe(6);
  reports('p1', 100);
  leases.back();
  expect(sent.length).toBe(6);
});

test('the end of the session waits for lamps only so long', async () => {
  await leases.open('p1', 100, 0, 60_000);
  await leases.open('p2', 100, 0, 60_000);
  const ended = leases.endAll(2_500);
  reports('p1', 0);
  clock.advance(2_500);
  await ended;
  expect(journal).toContain('lease-1 returned');
  expect(journal).not.toContain('lease-2 returned');
});
