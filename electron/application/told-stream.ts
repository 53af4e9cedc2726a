// Tells a screen how far long work has come, and its end. The latest progress alone is kept: a slow screen holds nothing up.

import type { Told } from '../contract/told.ts';
import { wordsOf, type Failure, type Language, type Result } from '../domain/failures.ts';
import type { Words } from '../contract/frame.ts';

export type Report = (done: number, total: number) => void;

export async function* toldStream<T>(
  run: (report: Report) => Promise<Result<T>>,
  language: Language,
): AsyncGenerator<Told<T>, void> {
  const progress: { done: number; total: number }[] = [];
  let wake = (): void => {};
  const running = run((done, total) => {
    progress[0] = { done, total };
    wake();
  });
  const state = { over: false };
  const ended = running.then(
    () => (state.over = true),
    () => (state.over = true),
  );
  while (!state.over) {
    const latest = progress.shift();
    if (latest) yield { kind: 'progress', ...latest };
    else await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))]);
  }
  const result = await running;
  yield result.ok
    ? { kind: 'done', value: result.value }
    : { kind: 'failed', failure: failureWords(result.failure, language) };
}

export const failureWords = (failure: Failure, language: Language): Words => ({
  code: failure.code,
  ...wordsOf(failure, language),
});
