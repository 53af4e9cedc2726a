// A run whose line is lost again while the platform is still asked how things stood: nothing that was read before counts, the
// loss is said at once, and the walk goes on when the last reading is in.

import { expect, test, vi } from 'vitest';

import { VerificationRun } from '../../../electron/application/verification-run.ts';
import { Walks } from '../../../electron/application/walks.ts';
import type { LineState } from '../../../electron/live/live.ts';
import { House, request } from '../../support/run-in-test.ts';

test('the walk holds until the last of them is read through, and both losses are said', async () => {
  const house = new House();
  const { document, live, outside, baselines } = house;
  const run = new VerificationRun({ document, live, outside, baselines, request });
  const said: string[] = [];
  run.listen({ onSay: ({ say }) => void said.push(say) });
  const started = run.start();
  await house.answer(0);
  await started;
  expect(run.view()).toMatchObject({ phase: 'go-to' });

  const [lost, back] = [{ line: 'lost' } as LineState, { line: 'back', gapMs: 500 } as LineState];
  house.line(lost);
  house.line(back);
  house.line(lost);
  expect(said.slice(-3)).toEqual(['line-lost', 'line-back', 'line-lost']);
  house.line(back);
  await house.answer(1);
  expect(run.view().phase).toBe('line-lost');
  await house.answer(2);
  expect(run.view().phase).toBe('go-to');
  const reading = { portKey: 'h1-1', at: 0, present: true, watts: 30 };
  house.reading(reading, { topic: 't', raw: new TextEncoder().encode('{}'), at: 0 }, 0);
  expect(said.slice(-2)).toEqual(['testing', 'verdict']);
});

test('whoever is sent somewhere is listened to there, whatever floor was chosen', async () => {
  const house = new House();
  const reach = vi.fn();
  const { document, live, outside, baselines } = house;
  const walks = new Walks({ outside, robot: () => null, onChange: () => {} });
  const online = { reach, connection: { profile: {}, baselines } } as unknown as Parameters<
    Walks['start']
  >[0]['online'];
  const started = walks.start({ document, live, online }, { ...request, lampAnswers: false }, undefined);
  await house.answer(0);
  await started;
  expect(reach).toHaveBeenLastCalledWith('h1-1');
  walks.end();
});
