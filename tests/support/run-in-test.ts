// A site of three sockets with a live session in which nothing happens by itself: a verification run over it hears and tells what
// the test says. Time is the test's, and so is what the clock on the wall shows.

import { done, type Result } from '../../electron/domain/failures.ts';
import type { Baseline, PortKey } from '../../electron/domain/reading.ts';
import { VirtualClock, type Clock } from '../../electron/environment/clock.ts';
import type { Outside } from '../../electron/environment/outside.ts';
import type { LineState, LiveSession, ReadingListener } from '../../electron/live/live.ts';
import type { SiteDocument } from '../../electron/site/site-document.ts';
import { SiteInTest } from './site/story.ts';

export const request = {
  mode: 'walk',
  only: [],
  testLoad: null,
  pace: 1,
  lampAnswers: false,
  socketsHaveLamps: false,
} as const;

export class House {
  readonly site = new SiteInTest(3);
  readonly clock = new VirtualClock(0);
  /** How far the clock on the wall was put on or back. */
  putOnMs = 0;
  readonly wall: Clock = {
    now: () => this.clock.now() + this.putOnMs,
    after: (ms, run) => this.clock.after(ms, run),
  };
  /** What ports were told. */
  readonly told: unknown[] = [];
  readonly outside = { clock: this.wall, log: { warn: () => {} } } as unknown as Outside;
  readonly document: SiteDocument;
  readonly live: LiveSession;
  readonly reads: ((answer: Result<ReadonlyMap<PortKey, Baseline>>) => void)[] = [];
  line: (state: LineState) => void = () => {};
  reading: ReadingListener = () => {};

  constructor() {
    const { site } = this;
    const listeners: Parameters<SiteDocument['onChange']>[0][] = [];
    this.document = {
      state: site.state,
      append: (drafts: Parameters<SiteInTest['writeAct']>[0]) => {
        const before = site.events.length;
        const changes = site.writeAct(drafts);
        const events = site.events.slice(before);
        for (const listener of listeners) listener(changes, events);
        return done(events);
      },
      onChange: (listener: Parameters<SiteDocument['onChange']>[0]) => (listeners.push(listener), () => {}),
    } as unknown as SiteDocument;
    this.live = {
      onReading: (listener: ReadingListener) => ((this.reading = listener), () => {}),
      onLine: (listener: (state: LineState) => void) => ((this.line = listener), () => {}),
      focus: () => {},
      act: (portKey: PortKey, action: unknown) => void this.told.push([portKey, action]),
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
