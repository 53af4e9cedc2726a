// Answers what the screens ask of a verification: before it, while it runs, after it.

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import { done } from '../../domain/failures.ts';
import { learnLoad } from '../live-actions.ts';
import { Speaker } from '../speaker.ts';
import { verificationEvents } from '../verification-events.ts';
import { beforeWalk } from '../views/before-walk.ts';
import { nothing, pageSignal, type Answering } from './answer.ts';

const os = implement(contract).verification;

export function verificationRouter({ application, said, onSite, onSiteLater, language }: Answering) {
  const speaker = new Speaker();
  return {
    start: os.start.handler(async ({ input }) => {
      const { type, name } = input.testLoad ?? {};
      const testLoad = input.testLoad && {
        ...(type === undefined ? {} : { type }),
        ...(name === undefined ? {} : { name }),
      };
      const started = await application.startVerification({ ...input, testLoad });
      return said(started.ok ? nothing() : started);
    }),
    act: os.act.handler(({ input }) => said(application.act(input))),
    events: os.events.handler(({ input: { page }, signal }) =>
      verificationEvents({ runs: application, speaker, page, signal: pageSignal(signal), language }),
    ),
    speakHere: os.speakHere.handler(({ input }) => {
      speaker.speaks(input.page);
      return said(nothing());
    }),
    before: os.before.handler(({ input }) =>
      onSite(({ state }) => done(beforeWalk(state, input, application.heardAt, application.shell.outside.clock.now()))),
    ),
    summary: os.summary.handler(() => said(done(application.run?.summary() ?? null))),
    stop: os.stop.handler(() => {
      application.stopVerification();
      return said(nothing());
    }),
    learnLoad: os.learnLoad.handler(({ input, signal }) =>
      onSiteLater(() => learnLoad(application, input.seconds, signal)),
    ),
  };
}
