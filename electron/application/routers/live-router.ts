// Answers what the screens ask of the platform and the live stream.

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import type { Exchanged, Told } from '../../contract/told.ts';
import { done, failed, type Language, type Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import type { Connection } from '../connection.ts';
import { blink, endBlink, readingNow } from '../live-actions.ts';
import type { Online } from '../online.ts';
import { heardMessages, tryPayload } from '../payload-tester.ts';
import { pullSite, pushSite, type SyncProgress } from '../sync-site.ts';
import type { SyncResult } from '../../sync/summary.ts';
import { failureWords, toldStream } from '../told-stream.ts';
import { endedBySite, nothing, pageSignal, type Answering } from './answer.ts';

const os = implement(contract);

export function liveRouters({ application, said, language }: Answering) {
  /** Whatever the end, the outbox is another: the frame is told. */
  const exchange = (profile: string, run: Exchange, signal: AbortSignal | undefined): AsyncGenerator<Told<Exchanged>> =>
    toldStream(async (onProgress) => {
      const ended = await joinedTo(application, profile, (document, connection) =>
        run(document, connection, { onProgress, signal: pageSignal(signal) }),
      );
      application.changed();
      return ended.ok ? done(exchanged(ended.value, language())) : ended;
    }, language());
  const online = (): Result<Online> => (application.online ? done(application.online) : failed('verification.no-line'));

  return {
    sync: {
      pull: os.sync.pull.handler(({ input, signal }) => exchange(input.profile, pullSite, signal)),
      push: os.sync.push.handler(({ input, signal }) => exchange(input.profile, pushSite, signal)),
      retry: os.sync.retry.handler(async () => {
        const now = online();
        return said(now.ok ? await now.value.retryRefused() : now);
      }),
    },
    live: {
      connect: os.live.connect.handler(async ({ input }) => said(await application.join(input.profile))),
      disconnect: os.live.disconnect.handler(async () => {
        await application.part();
        return said(nothing());
      }),
      narrow: os.live.narrow.handler(({ input }) => {
        const now = online();
        if (!now.ok) return said(now);
        // What was plugged elsewhere meanwhile was not heard: a walk that goes on would take it for plugged now.
        if (now.value.floor !== null && application.walks.runs.length > 0) return said(failed('live.walk-under-way'));
        return said(now.value.narrowTo(input.planId));
      }),
      blink: os.live.blink.handler(async ({ input }) => said(await blink(application, input.socketId, input.seconds))),
      reading: os.live.reading.handler(({ input }) => said(readingNow(application, input.socketId))),
      endBlink: os.live.endBlink.handler(async ({ input }) => said(await endBlink(application, input.socketId))),
      messages: os.live.messages.handler(({ input, signal }) =>
        heardMessages(application, input.portKey, endedBySite(application, signal)),
      ),
      tryPayload: os.live.tryPayload.handler(({ input }) => said(tryPayload(application, input))),
      timeline: os.live.timeline.handler(() => application.timeline.inWords(language())),
    },
  };
}

type Exchange = (document: SiteDocument, connection: Connection, options: SyncProgress) => Promise<Result<SyncResult>>;

const exchanged = (result: SyncResult, language: Language): Exchanged => ({
  ...result,
  refused: result.refused.length,
  trouble: result.trouble && failureWords(result.trouble, language),
});

/** Joined first where it is not yet: what a person asks for by hand needs the connection now. */
async function joinedTo<T>(
  application: Answering['application'],
  profile: string,
  use: (document: SiteDocument, connection: Connection) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (application.online?.profile.name !== profile) {
    const joined = await application.join(profile);
    if (!joined.ok && !application.online) return joined;
  }
  const { document, online } = application;
  return document && online ? use(document, online.connection) : failed('shell.no-site');
}
