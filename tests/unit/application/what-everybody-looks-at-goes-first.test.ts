// What a page is told of a run: the newest view before the words that waited, every word, in order.

import { expect, test } from 'vitest';

import { Seats } from '../../../electron/application/seats.ts';
import { Speaker } from '../../../electron/application/speaker.ts';
import { verificationEvents } from '../../../electron/application/verification-events.ts';
import type { VerificationListener, VerificationRun } from '../../../electron/application/verification-run.ts';
import type { VerificationEvent } from '../../../electron/contract/verification.ts';
import type { VerificationView } from '../../../electron/domain/verification/protocol.ts';

const viewOf = (phase: VerificationView['phase']): VerificationView => ({ phase }) as VerificationView;

test('the newest view goes before the words of its step; no word is lost', async () => {
  const heard: { by: VerificationListener } = { by: {} };
  const run = {
    over: false,
    view: () => viewOf('go-to'),
    happenings: () => [],
    listen: (listener: VerificationListener) => ((heard.by = listener), () => {}),
  } as unknown as VerificationRun;
  const ended = new AbortController();
  const events = verificationEvents({
    runs: { walks: { crew: null, runOf: () => run, seats: new Seats() }, onChange: () => () => {} },
    speaker: new Speaker(),
    page: 'p',
    person: null,
    signal: ended.signal,
    language: () => 'en',
  });
  const next = async (): Promise<string> => told((await events.next()).value as VerificationEvent);
  const told = (event: VerificationEvent): string => (event.event === 'view' ? event.view.phase : event.event);
  expect([await next(), await next(), await next(), await next()]).toEqual(['go-to', 'seat', 'before', 'speaker']);

  heard.by.onSay?.({ say: 'done' });
  heard.by.onView?.(viewOf('testing'));
  heard.by.onSay?.({ say: 'done' });
  heard.by.onView?.(viewOf('done'));
  heard.by.onOver?.();
  expect([await next(), await next(), await next(), await next()]).toEqual(['done', 'say', 'say', 'over']);
  ended.abort();
  expect((await events.next()).done).toBe(true);
});
