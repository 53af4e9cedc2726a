// Which exit code a failure ends the command with. Scripts rely on these four.

import type { Failure, FailureCode } from '../domain/failures.ts';

export const exitCodes = {
  done: 0,
  /** Failures or deferred sockets remain; a document or report does not verify. */
  remaining: 1,
  wrongUse: 2,
  /** A site that is open elsewhere, no network, no permission. */
  environment: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Failures that better arguments would mend; every other one is the environment's. */
const wrongUse: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'shell.wrong-use',
  'simulator.faults-do-not-fit',
  'site.not-found',
  'site.other-site',
  'sync.no-such-location',
  'reports.not-a-report',
  'reports.csv-has-no-digest',
  'platform.profile-unreadable',
  'platform.profile-not-json',
  'platform.profile-wrong',
  'site.exists',
  'simulator.faults-not-understood',
  'simulator.options-wrong',
  'shell.bad-file',
  'schedule.unreadable',
  'schedule.open-quote',
  'schedule.not-a-table',
  'schedule.empty',
  'schedule.old-workbook',
  'schedule.macros',
  'schedule.too-large',
  'schedule.too-many-rows',
  'schedule.takes-too-long',
]);

export const exitCodeOf = (failure: Failure): ExitCode =>
  wrongUse.has(failure.code) ? exitCodes.wrongUse : exitCodes.environment;
