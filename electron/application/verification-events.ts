// Tells one page what verifications say and show, one run after the other. Words and verdicts are never dropped; of the views
// only the newest is kept, and goes first, so that what everybody looks at waits for nothing. Ends with its listener.

import type { VerificationEvent } from '../contract/verification.ts';
import { wordsOf, type Failure, type Language } from '../domain/failures.ts';
import { otherOf, type Person } from '../domain/verification/division.ts';
import type { Speaker } from './speaker.ts';
import type { VerificationRun } from './verification-run.ts';
import type { Walks } from './walks.ts';

/** Whoever owns the runs. */
export interface Runs {
  readonly walks: Pick<Walks, 'crew' | 'runOf' | 'seats'>;
  onChange(listener: () => void): () => void;
}

export interface Listening {
  readonly runs: Runs;
  readonly speaker: Speaker;
  readonly page: string;
  /** Whom the page showed before it was loaded anew. */
  readonly person: Person | null;
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
  const { page, person, runs } = listening;
  if (person !== null) runs.walks.seats.sit(page, person);
  const ends = [followSeat(listening, put), followRuns(listening, put), followSpeaker(listening, put)];
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
    runs.walks.seats.leave(page);
    signal.removeEventListener('abort', aborted);
  }
}

type Put = (event: VerificationEvent) => void;

function followRuns({ runs, page, language }: Listening, put: Put): () => void {
  let followed: VerificationRun | null = null;
  let unlisten: () => void = () => {};
  const follow = (): void => {
    const run = runs.walks.runOf(page);
    if (run === followed) return;
    unlisten();
    // The page turns to nobody, or to another person, while what it showed goes on.
    if (followed && !followed.over) put({ event: 'over' });
    followed = run;
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

function followSpeaker({ runs, speaker, page }: Listening, put: Put): () => void {
  const { walks } = runs;
  /** Alone everybody hears the same. */
  const whose = (one: string): Person | null => (walks.crew ? walks.seats.of(one) : 1);
  let last = '';
  const told = (): void => {
    const person = whose(page);
    const here = speaker.among((other) => whose(other) === person) === page;
    const named = person !== null && speaker.among((other) => whose(other) === otherOf(person)) !== null;
    if (last === `${here} ${named}`) return;
    last = `${here} ${named}`;
    put({ event: 'speaker', here, named });
  };
  const ends = [speaker.onChange(told), walks.seats.onChange(told), runs.onChange(told)];
  speaker.joins(page);
  return () => {
    for (const end of ends) end();
    speaker.leaves(page);
  };
}

function followSeat({ runs, page }: Listening, put: Put): () => void {
  const { seats } = runs.walks;
  let last: Person | null | undefined;
  const told = (): void => {
    const person = seats.of(page);
    if (person === last) return;
    last = person;
    put({ event: 'seat', person });
  };
  told();
  return seats.onChange(told);
}
