import { beforeEach, expect, test } from 'vitest';
import { done, type Result } from '../../../electron/domain/failures.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import { createPacing, type Pacing } from '../../../electron/live/pacing.ts';

let clock: VirtualClock;
let sent: string[];
let pending: ((result: Result<void>) => void)[];
beforeEach(() => {
  clock = new VirtualClock();
  sent = [];
  pending = [];
});

const pacing = (perSecond: number): Pacing =>
  createPacing(clock, perSecond, (portKey, action) => {
    sent.push(`${portKey} ${action.kind === 'lamp' ? action.level : action.kind}`);
    return new Promise((resolve) => pending.push(resolve));
  });
const taken = async (): Promise<void> => {
  for (const resolve of pending.splice(0)) resolve(done(undefined));
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};
const lamp = (level: number): { kind: 'lamp'; level: number } => ({ kind: 'lamp', level });

test('a burst leaves at once, the rest under the rate, in order', async () => {
  const paced = pacing(30);
  for (let port = 0; port < 40; port++) void paced.act(`p${port}`, lamp(1));
  expect(sent.length).toBe(10);
  clock.advance(500);
  expect(sent.length).toBe(25);
  clock.advance(500);
  expect(sent.length).toBe(40);
  expect(sent.map((line) => line.split(' ')[0])).toEqual(Array.from({ length: 40 }, (_, port) => `p${port}`));
  await taken();
});

test('one command to a port at a time; other ports do not wait for it', async () => {
  const paced = pacing(Infinity);
  const first = paced.act('p1', lamp(1));
  void paced.act('p1', lamp(2));
  void paced.act('p2', lamp(3));
  expect(sent).toEqual(['p1 1', 'p2 3']);
  await taken();
  expect(await first).toEqual(done(undefined));
  expect(sent).toEqual(['p1 1', 'p2 3', 'p1 2']);
});

test('a newer level takes the place of one that has not left; another kind does not', async () => {
  const paced = pacing(Infinity);
  void paced.act('p1', lamp(1));
  const older = paced.act('p1', lamp(2));
  void paced.act('p1', { kind: 'fan', target: 5 });
  void paced.act('p1', lamp(3));
  expect(await older).toMatchObject({ failure: { code: 'live.superseded' } });
  await taken();
  await taken();
  expect(sent).toEqual(['p1 1', 'p1 3', 'p1 fan']);
});

test('at the end nothing waits for ever', async () => {
  const paced = pacing(1);
  void paced.act('p1', lamp(1));
  const waiting = paced.act('p2', lamp(1));
  paced.stop();
  expect(await waiting).toMatchObject({ failure: { code: 'live.stopped' } });
});
