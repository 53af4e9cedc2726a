// Sets a demonstration's site up through the product: schedule and plans imported, then told to the platform, which claims
// the hubs and names their ports.

import { importSchedule } from '../application/import-schedule.ts';
import type { Connection } from '../application/connection.ts';
import { pushSite } from '../application/sync-site.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Outside } from '../environment/outside.ts';
import type { OchnoProfile } from '../domain/profile.ts';
import { readCsv } from '../schedules/read-csv.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { SiteDocument } from '../site/site-document.ts';

/** Where the demonstration's password is looked up; it is never in a file. */
export const demoPasswordName = 'COMMISSIONER_DEMO_PASSWORD';

/** The load that the demonstration's technician carries. */
export const demoLoad = { type: 'load', name: 'Test load 30 W', watts: 30 } as const;

/** As a person would call it: the first building of the schedule. */
export const demoSiteName = (simulator: Simulator): string => simulator.schedule[0]?.location ?? simulator.company;

export function demoProfile(
  simulator: Simulator,
  dialect: 'documented' | 'operated',
  quotas: 'aws' | 'off',
): OchnoProfile {
  const { rest, email, companyId, ca } = simulator.addresses;
  return { kind: 'ochno', dialect, quotas, baseUrl: rest, email, passwordEnv: demoPasswordName, companyId, ca };
}

export interface SetUp {
  readonly simulator: Simulator;
  readonly document: SiteDocument;
  readonly connection: Connection;
  /** false in discover: the schedule's ports are not taken over. */
  readonly bind: boolean;
  readonly outside: Outside;
  readonly onProgress: (done: number, total: number) => void;
}

export async function setUpDemoSite(setUp: SetUp): Promise<Result<void>> {
  const { simulator, document, connection, bind, outside, onProgress } = setUp;
  const { companyId, dialect } = connection.profile;
  const configured = document.append([
    { type: 'site.configured', body: { companyId, dialect, was: document.state.lastSetBy('site/details') } },
  ]);
  if (!configured.ok) return configured;
  const file = readCsv(Buffer.from(simulator.scheduleCsv));
  if (!file.ok) return file;
  const imported = importSchedule(document, { table: file.value.rows, plans: simulator.plans, bind }, outside.ids);
  if (!imported.ok) return imported;
  return synchronised(document, connection, onProgress);
}

/** Everything told to the platform, or why not. */
export async function synchronised(
  document: SiteDocument,
  connection: Connection,
  onProgress: (done: number, total: number) => void,
): Promise<Result<void>> {
  const pushed = await pushSite(document, connection, { onProgress });
  if (!pushed.ok) return pushed;
  const [refused] = pushed.value.refused;
  if (refused)
    return failed('shell.demo-not-synchronised', { what: `${refused.kind} ${refused.label}: ${refused.say}` });
  if (pushed.value.waiting > 0) {
    return failed('shell.demo-not-synchronised', { what: `${pushed.value.waiting} changes still wait` });
  }
  return done(undefined);
}
