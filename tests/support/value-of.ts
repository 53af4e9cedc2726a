// The value of a result that a test needs; a failure is the test's own.

import { wordsOf, type Result } from '../../electron/domain/failures.ts';

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.failure.code}: ${wordsOf(result.failure).say}`);
}
