// Decides how many tests of a run passed and failed, from what vitest and Playwright write as JSON. Pure. A file that could
// not be loaded, and a run that ended badly without a failed test, each count as one failure: nothing broken counts as nothing.

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { ...nothing, passed: 1 };
export const oneFailed: Counts = { ...nothing, failed: 1 };

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (one, other) => ({
      passed: one.passed + other.passed,
      failed: one.failed + other.failed,
      skipped: one.skipped + other.skipped,
    }),
    nothing,
  );

/** The line that ends every run. */
export const closingLine = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;

/** `exitCode` as the runner ended: null when it was ended from outside. */
export function countVitest(json: unknown, exitCode: number | null): Counts {
  const counts = {
    passed: numberIn(json, 'numPassedTests'),
    failed: numberIn(json, 'numFailedTests') + unloadable(json),
    skipped: numberIn(json, 'numPendingTests') + numberIn(json, 'numTodoTests'),
  };
  return withEnd(counts, exitCode);
}

export function countPlaywright(json: unknown, exitCode: number | null): Counts {
  const stats = fieldOf(json, 'stats');
  const counts = {
    passed: numberIn(stats, 'expected'),
    failed: numberIn(stats, 'unexpected') + numberIn(stats, 'flaky'),
    skipped: numberIn(stats, 'skipped'),
  };
  return withEnd(counts, exitCode);
}

/** A runner that ended badly, or ran nothing at all, has failed once more than it says. */
function withEnd(counts: Counts, exitCode: number | null): Counts {
  const endedBadly = exitCode !== 0 && counts.failed === 0;
  const ranNothing = counts.passed + counts.failed === 0;
  return endedBadly || ranNothing ? { ...counts, failed: counts.failed + 1 } : counts;
}

function unloadable(json: unknown): number {
  const files = fieldOf(json, 'testResults');
  if (!Array.isArray(files)) return 0;
  return files.filter((file: unknown) => {
    const tests = fieldOf(file, 'assertionResults');
    const noneFailed = !Array.isArray(tests) || !tests.some((test: unknown) => fieldOf(test, 'status') === 'failed');
    return fieldOf(file, 'status') === 'failed' && noneFailed;
  }).length;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

function numberIn(value: unknown, name: string): number {
  const field = fieldOf(value, name);
  return typeof field === 'number' ? field : 0;
}
