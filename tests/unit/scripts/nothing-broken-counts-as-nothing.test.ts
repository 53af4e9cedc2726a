// The closing line of a test run: failures are counted also where the runner itself broke.

import { describe, expect, test } from 'vitest';

import { closingLine, countPlaywright, countVitest, sum } from '../../../scripts/test-counts.ts';

const vitest = (passed: number, failed: number, files: object[] = []): object => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  testResults: files,
});

describe('a run of vitest', () => {
  test.each([
    { what: 'that went well', json: vitest(5, 0), exit: 0, line: '5 passed, 0 failed' },
    { what: 'with failed tests', json: vitest(4, 2), exit: 1, line: '4 passed, 2 failed' },
    {
      what: 'with a file that could not be loaded',
      json: vitest(4, 0, [{ status: 'failed', assertionResults: [] }]),
      exit: 1,
      line: '4 passed, 1 failed',
    },
    {
      what: 'with a file whose test failed, counted once',
      json: vitest(4, 1, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]),
      exit: 1,
      line: '4 passed, 1 failed',
    },
    { what: 'that broke after its tests', json: vitest(5, 0), exit: 1, line: '5 passed, 1 failed' },
    { what: 'that was ended from outside', json: vitest(5, 0), exit: null, line: '5 passed, 1 failed' },
    { what: 'that wrote nothing', json: undefined, exit: 1, line: '0 passed, 1 failed' },
    { what: 'that ran no test', json: vitest(0, 0), exit: 0, line: '0 passed, 1 failed' },
  ])('$what: $line', ({ json, exit, line }) => expect(closingLine(countVitest(json, exit))).toBe(line));
});

describe('a run of Playwright', () => {
  test.each([
    { what: 'that went well', stats: { expected: 3, unexpected: 0, flaky: 0 }, exit: 0, line: '3 passed, 0 failed' },
    { what: 'with a flaky test', stats: { expected: 2, unexpected: 0, flaky: 1 }, exit: 0, line: '2 passed, 1 failed' },
    { what: 'that ran nothing', stats: {}, exit: 0, line: '0 passed, 1 failed' },
  ])('$what: $line', ({ stats, exit, line }) => expect(closingLine(countPlaywright({ stats }, exit))).toBe(line));
});

test('steps add up', () => {
  const steps = [countVitest(vitest(5, 0), 0), countVitest(vitest(4, 2), 1)];
  expect(sum(steps)).toEqual({ passed: 9, failed: 2, skipped: 2 });
});
