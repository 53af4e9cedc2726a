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
  const { walks } = application;
  return {
    start: os.start.handler(async ({ input: { page, ...start } }) => {
      const started = await application.startVerification(start, page);
      return said(started.ok ? nothing() : started);
    }),
    join: os.join.handler(async ({ input: { person, testLoad, page } }) =>
      said(await walks.join(person, testLoad, page)),
    ),
    act: os.act.handler(({ input: { page, ...action } }) => said(walks.act(action, page))),
    undo: os.undo.handler(({ input }) => said(walks.runOf(input.page)?.takeBack() ?? nothing())),
    events: os.events.handler(({ input: { page, person }, signal }) =>
      verificationEvents({ ...{ speaker, page, person, language }, runs: application, signal: pageSignal(signal) }),
    ),
    speakHere: os.speakHere.handler(({ input }) => {
      speaker.speaks(input.page);
      return said(nothing());
    }),
    before: os.before.handler(({ input }) =>
      onSite(({ state }) => done(beforeWalk(state, input, application.heardAt, application.shell.outside.clock.now()))),
    ),
    summary: os.summary.handler(({ input }) => said(done(walks.runOf(input?.page)?.summary() ?? null))),
    stop: os.stop.handler(({ input }) => {
      walks.stop(input?.page);
      return said(nothing());
    }),
    learnLoad: os.learnLoad.handler(({ input, signal }) =>
      onSiteLater(() => learnLoad(application, input.seconds, signal)),
    ),
  };
}
