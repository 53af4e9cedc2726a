// Tells one page what verifications say and show, one run after the other. Words and verdicts are never dropped; of the views
// only the newest is kept, and goes first, so that what everybody looks at waits for nothing. Ends with its listener.

import type { VerificationEvent } from '../contract/verification.ts';
import { wordsOf, type Failure, type Language } from '../domain/failures.ts';
import type { Speaker } from './speaker.ts';
import type { VerificationRun } from './verification-run.ts';

/** Whoever owns the run. */
export interface Runs {
  readonly run: VerificationRun | null;
  onChange(listener: () => void): () => void;
}

export interface Listening {
  readonly runs: Runs;
  readonly speaker: Speaker;
  readonly page: string;
  readonly signal: AbortSignal;
  readonly language: () => Language;
}

export async function* verificationEvents(listening: Listening): AsyncGenerator<VerificationEvent> {
  const { signal } = listening;
  let queue: VerificationEvent[] = [];
  let wake: () => void = () => {};
  const put = (event: VerificationEvent): void => {
    if (event.event === 'view') queue = [event, ...queue.filter((waiting) => waiting.event !== 'view')];
    else queue.push(event);
    wake();
  };
  const ends = [followRuns(listening, put), followSpeaker(listening, put)];
  const aborted = (): void => wake();
  signal.addEventListener('abort', aborted, { once: true });
  try {
    while (!signal.aborted) {
      const next = queue.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    for (const end of ends) end();
    signal.removeEventListener('abort', aborted);
  }
}

type Put = (event: VerificationEvent) => void;

function followRuns({ runs, language }: Listening, put: Put): () => void {
  let followed: VerificationRun | null = null;
  let unlisten: () => void = () => {};
  const follow = (): void => {
    if (runs.run === followed) return;
    unlisten();
    followed = runs.run;
    unlisten = followed && !followed.over ? followRun(followed, language, put) : () => {};
  };
  const forget = runs.onChange(follow);
  follow();
  return () => (forget(), unlisten());
}

function followRun(run: VerificationRun, language: () => Language, put: Put): () => void {
  const trouble = (failure: Failure): VerificationEvent => ({
    event: 'trouble',
    failure: { code: failure.code, ...wordsOf(failure, language()) },
  });
  put({ event: 'view', view: run.view() });
  put({ event: 'before', happenings: [...run.happenings()] });
  return run.listen({
    onView: (view) => put({ event: 'view', view }),
    onSay: (utterance) => put({ event: 'say', utterance }),
    onHappened: (happening) => put({ event: 'happened', happening }),
    onTrouble: (failure) => put(trouble(failure)),
    onOver: () => put({ event: 'over' }),
  });
}

function followSpeaker({ speaker, page }: Listening, put: Put): () => void {
  let here: boolean | null = null;
  const told = (): void => {
    if (here === (speaker.page === page)) return;
    here = speaker.page === page;
    put({ event: 'speaker', here });
  };
  const forget = speaker.onChange(told);
  speaker.joins(page);
  return () => (forget(), speaker.leaves(page));
}
