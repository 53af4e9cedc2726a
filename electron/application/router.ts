// Answers the contract with the application: a part of it each file in `routers/`. Shells put it behind a message port or a
// WebSocket.

import { implement } from '@orpc/server';

import { contract } from '../contract/contract.ts';
import type { Application } from './application.ts';
import { frameStream } from './frame-stream.ts';
import { answering, pageSignal } from './routers/answer.ts';
import { healthRouter } from './routers/health-router.ts';
import { liveRouters } from './routers/live-router.ts';
import { reportRouter } from './routers/report-router.ts';
import { scheduleRouter } from './routers/schedule-router.ts';
import { siteRouter } from './routers/site-router.ts';
import { startRouters } from './routers/start-router.ts';
import { supportRouter } from './routers/support-router.ts';
import { verificationRouter } from './routers/verification-router.ts';

export function createRouter(application: Application) {
  const os = implement(contract);
  const answers = answering(application);
  return os.router({
    ...startRouters(answers),
    ...liveRouters(answers),
    verification: verificationRouter(answers),
    frame: os.frame.handler(({ signal }) => frameStream(application, pageSignal(signal), answers.language)),
    site: siteRouter(answers),
    health: healthRouter(answers),
    report: reportRouter(answers),
    schedule: scheduleRouter(answers),
    support: supportRouter(answers),
  });
}
