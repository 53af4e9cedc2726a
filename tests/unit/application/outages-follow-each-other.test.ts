// A run whose line is lost again while the platform is still asked how things stood: nothing that was read before counts, the
// loss is said at once, and the walk goes on when the last reading is in.

import { expect, test, vi } from 'vitest';

import { VerificationRun } from '../../../electron/application/verification-run.ts';
import { Walks } from '../../../electron/application/walks.ts';
import { done, type Result } from '../../../electron/domain/failures.ts';
import type { Baseline, PortKey } from '../../../electron/domain/reading.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import type { Outside } from '../../../electron/environment/outside.ts';
import type { LineState, LiveSession, ReadingListener } from '../../../electron/live/live.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { SiteInTest } from '../../support/site/story.ts';

const request = {
  mode: 'walk',
  only: [],
  testLoad: null,
  pace: 1,
  lampAnswers: false,
  socketsHaveLamps: false,
} as const;

class House {
  readonly site = new SiteInTest(3);
  readonly clock = new VirtualClock(0);
  readonly outside = { clock: this.clock, log: { warn: () => {} } } as unknown as Outside;
  readonly document: SiteDocument;
  readonly live: LiveSession;
  readonly reads: ((answer: Result<ReadonlyMap<PortKey, Baseline>>) => void)[] = [];
  line: (state: LineState) => void = () => {};
  reading: ReadingListener = () => {};

  constructor() {
    const { site } = this;
    this.document = {
      state: site.state,
      append: (drafts: Parameters<SiteInTest['writeAct']>[0]) => (site.writeAct(drafts), done([])),
      onChange: () => () => {},
    } as unknown as SiteDocument;
    this.live = {
      onReading: (listener: ReadingListener) => ((this.reading = listener), () => {}),
      onLine: (listener: (state: LineState) => void) => ((this.line = listener), () => {}),
      focus: () => {},
    } as unknown as LiveSession;
  }

  readonly baselines = (): Promise<Result<ReadonlyMap<PortKey, Baseline>>> =>
    new Promise((resolve) => this.reads.push(resolve));

  async answer(index: number): Promise<void> {
    const message = { topic: 'REST', raw: new Uint8Array(), at: this.clock.now() };
    const reading = { portKey: 'h1-1', at: this.clock.now(), present: false };
    this.reads[index]!(done(new Map([['h1-1', { reading, message }]])));
    await Promise.resolve();
    await Promise.resolve();
  }
}

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
