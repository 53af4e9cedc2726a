// Tells one screen what a running verification says and shows. Words and verdicts are never dropped; of the views only the
// newest is kept, so that a slow screen is not behind. Ends with the run or its listener.

import type { VerificationEvent } from '../contract/verification.ts';
import { wordsOf, type Language } from '../domain/failures.ts';
import type { VerificationRun } from './verification-run.ts';

export async function* verificationEvents(
  run: VerificationRun,
  signal: AbortSignal,
  language: () => Language,
): AsyncGenerator<VerificationEvent> {
  let queue: VerificationEvent[] = [
    { event: 'view', view: run.view() },
    { event: 'before', happenings: [...run.happenings()] },
  ];
  let wake: () => void = () => {};
  const put = (event: VerificationEvent): void => {
    if (event.event === 'view') queue = queue.filter((waiting) => waiting.event !== 'view');
    queue.push(event);
    wake();
  };
  const unlisten = run.listen({
    onView: (view) => put({ event: 'view', view }),
    onSay: (utterance) => put({ event: 'say', utterance }),
    onVerdict: ({ socket, socketId, verdict, reason }) => put({ event: 'verdict', socket, socketId, verdict, reason }),
    onTrouble: (failure) => put({ event: 'trouble', failure: { code: failure.code, ...wordsOf(failure, language()) } }),
    onOver: () => wake(),
  });
  const aborted = (): void => wake();
  signal.addEventListener('abort', aborted, { once: true });
  try {
    while (!signal.aborted) {
      const next = queue.shift();
      if (next) yield next;
      else if (run.over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unlisten();
    signal.removeEventListener('abort', aborted);
  }
}
