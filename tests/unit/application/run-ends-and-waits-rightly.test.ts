// Whoever ends a walk leaves nothing turning behind; what is waited for comes when so long was waited, whatever the clock on the wall
// was set to meanwhile; and each verdict is told once.

import { expect, test } from 'vitest';

import { VerificationRun } from '../../../electron/application/verification-run.ts';
import { House, request } from '../../support/run-in-test.ts';

async function begun(house: House): Promise<VerificationRun> {
  const { document, live, outside, baselines } = house;
  const run = new VerificationRun({ document, live, outside, baselines, request });
  const started = run.start();
  await house.answer(0);
  await started;
  return run;
}

test('a fan that is being tried is set back to what it was', async () => {
  const house = new House();
  house.site.add('socket.expects', { socketId: 's1', expected: 'fan', was: null });
  const run = await begun(house);
  run.stop();
  expect(house.told).toEqual([
    ['h1-1', { kind: 'fan', target: 100 }],
    ['h1-1', { kind: 'fan', target: 0 }],
  ]);
});

test('a plug is not held for an hour because the clock was put back by one', async () => {
  const house = new House();
  const run = await begun(house);
  const at = house.wall.now();
  house.reading({ portKey: 'h1-1', at, present: true, watts: 30 }, { topic: 't', raw: new Uint8Array(), at }, 0);
  expect(run.view()).toMatchObject({ phase: 'testing', proposed: 's1' });
  house.putOnMs = -3_600_000;
  house.clock.advance(1_000);
  expect(run.view()).toMatchObject({ phase: 'go-to', proposed: 's2' });
  run.stop();
});

/** Plugs the load in at a socket, holds it, and pulls. */
function tested(house: House, portKey: string): void {
  for (const present of [true, false]) {
    const at = house.wall.now();
    house.reading({ portKey, at, present, watts: 30 }, { topic: 't', raw: new Uint8Array(), at }, 0);
    house.clock.advance(3_000);
  }
}

test.each([
  ['that is the same as before', 0],
  ['by a clock that was put back since the walk began', -3_600_000],
])('a verdict %s is told, once each time it is given', async (_what, putOnMs) => {
  const house = new House();
  house.putOnMs = putOnMs === 0 ? 0 : Date.UTC(2100, 0);
  const run = await begun(house);
  house.putOnMs += putOnMs;
  const told: string[] = [];
  run.listen({ onVerdict: ({ socket, verdict }) => void told.push(`${socket} ${verdict}`) });
  tested(house, 'h1-1');
  tested(house, 'h1-2');
  run.act({ kind: 'choose', socketId: 's1' });
  tested(house, 'h1-1');
  expect(told).toEqual(['01 pass', '02 pass', '01 pass']);
  expect(run.happenings().map((one) => one.kind === 'verdict' && one.label)).toEqual(['01', '02', '01']);
  run.stop();
});
