// Answers what the screens ask of the platform, the live stream and a running verification.

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import type { VerificationEvent } from '../../contract/verification.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import type { Connection } from '../connection.ts';
import { blink, endBlink, learnLoad, readingNow } from '../live-actions.ts';
import type { Online } from '../online.ts';
import { heardMessages, tryPayload } from '../payload-tester.ts';
import { pullSite, pushSite } from '../sync-site.ts';
import { verificationEvents } from '../verification-events.ts';
import { endedBySite, nothing, type Answering } from './answer.ts';

const os = implement(contract);

export function liveRouters({ application, said, onSiteLater, language }: Answering) {
  const joined = <T>(
    profile: string,
    use: (document: SiteDocument, connection: Connection) => Promise<Result<T>>,
  ): Promise<Result<T>> => joinedTo(application, profile, use);
  const online = (): Result<Online> => (application.online ? done(application.online) : failed('verification.no-line'));

  return {
    sync: {
      pull: os.sync.pull.handler(async ({ input }) => said(await joined(input.profile, pullSite))),
      push: os.sync.push.handler(async ({ input }) => said(await joined(input.profile, pushSite))),
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
      blink: os.live.blink.handler(async ({ input }) => said(await blink(application, input.socketId, input.seconds))),
      reading: os.live.reading.handler(({ input }) => said(readingNow(application, input.socketId))),
      endBlink: os.live.endBlink.handler(async ({ input }) => said(await endBlink(application, input.socketId))),
      messages: os.live.messages.handler(({ input, signal }) =>
        heardMessages(application, input.portKey, endedBySite(application, signal)),
      ),
      tryPayload: os.live.tryPayload.handler(({ input }) => said(tryPayload(application, input))),
      timeline: os.live.timeline.handler(() => application.timeline.inWords(language())),
    },
    verification: {
      start: os.verification.start.handler(async ({ input }) => {
        const { type, name } = input.testLoad ?? {};
        const testLoad = input.testLoad && {
          ...(type === undefined ? {} : { type }),
          ...(name === undefined ? {} : { name }),
        };
        const started = await application.startVerification({ ...input, testLoad });
        return said(started.ok ? nothing() : started);
      }),
      act: os.verification.act.handler(({ input }) => said(application.act(input))),
      events: os.verification.events.handler(async function* ({ signal }): AsyncGenerator<VerificationEvent> {
        if (application.run) yield* verificationEvents(application.run, endedBySite(application, signal), language);
      }),
      stop: os.verification.stop.handler(() => {
        application.stopVerification();
        return said(nothing());
      }),
      learnLoad: os.verification.learnLoad.handler(({ input, signal }) =>
        onSiteLater(() => learnLoad(application, input.seconds, signal)),
      ),
    },
  };
}

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
