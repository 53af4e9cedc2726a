// Every failure that can be expected, with its sentence and next step. A code without words does not compile.
// Expected failures are returned as a Result; what is thrown is a defect.

import { liveFailures } from './failures/live.ts';
import { plansFailures } from './failures/plans.ts';
import { platformFailures } from './failures/platform.ts';
import { reportsFailures } from './failures/reports.ts';
import { scheduleFailures } from './failures/schedule.ts';
import { shellFailures } from './failures/shell.ts';
import { simulatorFailures } from './failures/simulator.ts';
import { siteFailures } from './failures/site.ts';
import { syncFailures } from './failures/sync.ts';
import { verificationFailures } from './failures/verification.ts';

export const failureTexts = {
  ...liveFailures,
  ...plansFailures,
  ...platformFailures,
  ...reportsFailures,
  ...scheduleFailures,
  ...shellFailures,
  ...simulatorFailures,
  ...siteFailures,
  ...syncFailures,
  ...verificationFailures,
} as const;

/** `room.what-happened`, as listed in `failures/`. */
export type FailureCode = keyof typeof failureTexts;
export type Language = 'en' | 'sv';

export interface Failure {
  readonly code: FailureCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** What was caught, for the log only. */
  readonly cause?: unknown;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = (code: FailureCode, params: Failure['params'] = {}, cause?: unknown): Result<never> => ({
  ok: false,
  failure: cause === undefined ? { code, params } : { code, params, cause },
});

/** The sentence for the user, and what to do next. */
export function wordsOf(failure: Failure, language: Language = 'en'): { say: string; next: string } {
  const words = failureTexts[failure.code][language];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(failure.params[name] ?? whole));
  return { say: filled(words.say), next: filled(words.next) };
}

/**
 * What a journal kept of a failure (a refusal's), in the user's language; in older documents only the next step is. Empty
 * where a later version has dropped the code.
 */
export function keptWordsOf(
  kept: { readonly code: string; readonly say: string; readonly params?: Failure['params'] },
  language: Language,
): { say: string; next: string } {
  const { code, say, params } = kept;
  if (!isKnown(code)) return { say, next: '' };
  return params ? wordsOf({ code, params }, language) : { say, next: failureTexts[code][language].next };
}

const isKnown = (code: string): code is FailureCode => code in failureTexts;
