// Answers the contract with the application: one line a procedure. Shells put it behind a message port or a WebSocket.

import { implement } from '@orpc/server';

import { contract } from '../contract/contract.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { VerificationEvent } from '../contract/verification.ts';
import { wordsOf, type Language, type Result } from '../domain/failures.ts';
import type { PortReading } from '../domain/reading.ts';
import type { Application } from './application.ts';
import { stateStream } from './state-stream.ts';
import { verificationEvents } from './verification-events.ts';

export function createRouter(application: Application, language: () => Language = () => 'en') {
  const os = implement(contract);
  const said = <T>(result: Result<T>): Outcome<T> =>
    result.ok
      ? { ok: true, value: result.value }
      : { ok: false, failure: { code: result.failure.code, ...wordsOf(result.failure, language()) } };
  const { shell } = application;

  return os.router({
    about: os.about.handler(() => ({ name: shell.name, version: shell.version })),
    site: {
      open: os.site.open.handler(async ({ input }) => said(await application.open(input.file))),
      close: os.site.close.handler(async () => {
        await application.close();
        return said({ ok: true, value: null });
      }),
      summary: os.site.summary.handler(() => said(application.summary())),
      changes: os.site.changes.handler(async function* ({ signal }) {
        const { document } = application;
        if (!document) return;
        const ended = endedBy(application, signal);
        const live = {
          onReading: (listener: (reading: PortReading) => void) => application.onReading(listener),
          last: (portKey: string) => application.live?.last(portKey),
        };
        yield* stateStream({ document, live, clock: shell.outside.clock, signal: ended });
      }),
      undo: os.site.undo.handler(() => said(application.undo())),
    },
    sync: {
      pull: os.sync.pull.handler(async ({ input }) => said(await application.pull(input.profile))),
      push: os.sync.push.handler(async ({ input }) => said(await application.push(input.profile))),
    },
    live: {
      connect: os.live.connect.handler(async ({ input }) => said(await application.connect(input.profile))),
      disconnect: os.live.disconnect.handler(async () => {
        await application.disconnect();
        return said({ ok: true, value: null });
      }),
      status: os.live.status.handler(() => {
        const status = application.live?.status();
        return {
          line: application.live?.line().line ?? 'none',
          lanes: status?.lanes.length ?? 0,
          messages: status?.messages ?? 0,
          suspectedLoss: status?.suspectedLoss ?? false,
        };
      }),
    },
    verification: {
      start: os.verification.start.handler(async ({ input }) => {
        const { type, name } = input.testLoad ?? {};
        const testLoad = input.testLoad && {
          ...(type === undefined ? {} : { type }),
          ...(name === undefined ? {} : { name }),
        };
        const started = await application.startVerification({ ...input, testLoad });
        return said(started.ok ? { ok: true, value: null } : started);
      }),
      act: os.verification.act.handler(({ input }) => said(application.act(input))),
      events: os.verification.events.handler(async function* ({ signal }): AsyncGenerator<VerificationEvent> {
        if (application.run) yield* verificationEvents(application.run, endedBy(application, signal), language);
      }),
      stop: os.verification.stop.handler(() => {
        application.stopVerification();
        return said({ ok: true, value: null });
      }),
    },
    report: {
      make: os.report.make.handler(async ({ input }) => said(await application.report(input))),
    },
  });
}

/** Ends when the listener leaves or the site is closed. */
function endedBy(application: Application, signal: AbortSignal | undefined): AbortSignal {
  const ended = new AbortController();
  const forget = application.onClose(() => ended.abort());
  signal?.addEventListener('abort', () => (forget(), ended.abort()), { once: true });
  return ended.signal;
}
