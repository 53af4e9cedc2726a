// `commissioner verify`: verdicts for a site's sockets from live readings, with nobody at a screen.

import { createInterface } from 'node:readline';

import type { Connection } from '../../application/connection.ts';
import { startLive } from '../../application/live-site.ts';
import { verdictLine } from '../../application/verdict-line.ts';
import { VerificationRun } from '../../application/verification-run.ts';
import { socketsNamed } from '../../domain/site-queries.ts';
import { done, type Failure, type Result } from '../../domain/failures.ts';
import type { SiteState } from '../../domain/site-types.ts';
import { noteText } from '../../domain/verification/note-text.ts';
import type { VerificationMode } from '../../domain/verification/protocol.ts';
import type { LiveSession } from '../../live/live.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { outside } from '../outside.ts';
import { untilSignal } from '../until-signal.ts';
import { withConnection, withSite } from '../with-site.ts';
import { actionOf, sentenceOf } from '../spoken.ts';

export interface VerifyFlags {
  profile: string;
  mode: VerificationMode;
  sockets: string[];
  /** Seconds. */
  timeout: number;
}

export function verify(output: Output, flags: VerifyFlags, file: string): Promise<ExitCode> {
  return withConnection(output, flags.profile, (connection) =>
    withSite(output, file, async (document) => {
      const result = await verified(output, flags, document, connection);
      if (result.ok) return result.value;
      output.failure(result.failure);
      return exitCodeOf(result.failure);
    }),
  );
}

async function verified(
  output: Output,
  flags: VerifyFlags,
  document: SiteDocument,
  connection: Connection,
): Promise<Result<ExitCode>> {
  const only = socketsNamed(document.state, flags.sockets);
  if (!only.ok) return only;
  const live = await startLive(document, connection, outside);
  if (!live.ok) return live;
  try {
    return await running(output, flags, only.value, document, connection, live.value);
  } finally {
    await live.value.stop();
  }
}

async function running(
  output: Output,
  flags: VerifyFlags,
  only: readonly string[],
  document: SiteDocument,
  connection: Connection,
  live: LiveSession,
): Promise<Result<ExitCode>> {
  const run = new VerificationRun({
    document,
    live,
    baselines: () => connection.baselines(document.state),
    request: {
      mode: flags.mode,
      only,
      // The command line chooses no load: any plug-in counts.
      testLoad: null,
      pace: 1,
      lampAnswers: flags.mode === 'walk' || flags.mode === 'discover',
      socketsHaveLamps: connection.profile.socketsHaveLamps ?? false,
    },
    outside,
  });
  const ended = new Promise<Failure | null>((resolve) => {
    run.listen({
      onVerdict: (line) => output.line(line),
      onNote: ({ socketId, note }) => noted(output, document.state, socketId, noteText(note)),
      onSay: (utterance) => {
        output.warn(sentenceOf(utterance));
        if (utterance.say === 'done') resolve(null);
      },
      onTrouble: resolve,
      onOver: () => resolve(null),
    });
  });
  // Ended by a signal it ends in order: the lamps are given back, the document is closed, what is left stays as it was.
  let isInterrupted = false;
  void untilSignal().then(() => {
    isInterrupted = true;
    run.stop();
  });
  const deadline = outside.clock.after(flags.timeout * 1000, () => run.finish('timeout'));
  const typed = listenToTyping(run, document.state);
  await run.start();
  const trouble = await ended;
  deadline();
  typed();
  run.stop();
  if (trouble) return { ok: false, failure: trouble };
  return done(isInterrupted ? exitCodes.remaining : exitCodeFor(document.state, only));
}

/** A blink or health result: the verdict stands, the result is the reason. */
function noted(output: Output, state: SiteState, socketId: string | null, text: string): void {
  const socket = socketId === null ? undefined : state.sockets.get(socketId);
  if (!socket) return output.warn(text);
  if (output.json) output.line({ ...verdictLine(state, socket, null), reason: text });
  else output.tell(`${socket.label}: ${socket.verdict.verdict}, ${text}`);
}

/** Words typed at a terminal: `next`, `skip`, `dead`, `fix`, `stop`. */
function listenToTyping(run: VerificationRun, state: SiteState): () => void {
  if (!process.stdin.isTTY) return () => {};
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const action = actionOf(line, run.view(), state);
    if (action) run.act(action);
  });
  return () => lines.close();
}

function exitCodeFor(state: SiteState, only: readonly string[]): ExitCode {
  const chosen = new Set(only);
  const open = [...state.sockets.values()].some(
    (socket) =>
      !socket.removed &&
      (chosen.size === 0 || chosen.has(socket.id)) &&
      ['fail', 'deferred', 'stale'].includes(socket.verdict.verdict),
  );
  return open ? exitCodes.remaining : exitCodes.done;
}
