// Decides what a commissioning report says: one model that feeds every format, so that numbers agree everywhere. `data` is the
// site's and alone makes the digest; `issue` is this issue's (when, by whom, in which language). Pure. Source: report.md.

import { issueRows, type IssueRow } from './report/issue-rows.ts';
import { hubRows, type HubRow } from './report/hub-rows.ts';
import { planPages, type PlanPage } from './report/plan-pages.ts';
import { repairRows, type RepairRow } from './report/repair-rows.ts';
import { scheduleRow, type ScheduleLine } from './report/schedule-rows.ts';
import type { Language } from './failures.ts';
import type { Procedure } from './procedure.ts';
import { countVerdicts, liveSockets, type VerdictCounts } from './site-queries.ts';
import type { SiteEvent, SiteState } from './site-types.ts';
import type { Millis } from './units.ts';

export interface ReportIssue {
  readonly number: string;
  readonly revision: number;
  readonly issuedAt: Millis;
  /** Journal head when the report was made. */
  readonly head: string;
  readonly language: Language;
  readonly author: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Digest of the revision issued before, and when. */
  readonly before: { readonly revision: number; readonly digest: string; readonly at: Millis } | null;
}

export interface ReportData {
  readonly site: { readonly id: string; readonly name: string; readonly details: Readonly<Record<string, string>> };
  readonly procedure: Procedure;
  /** Locations that have one of their own. */
  readonly ownProcedures: readonly { readonly location: string; readonly procedure: Procedure }[];
  readonly counts: VerdictCounts;
  readonly floors: readonly { readonly location: string; readonly plan: string; readonly counts: VerdictCounts }[];
  /** Values that the procedure asked for and a port did not report. */
  readonly notReported: number;
  /** Verdicts whose place is only by route or a person's word. */
  readonly placeNotMeasured: number;
  readonly people: readonly string[];
  readonly loads: readonly string[];
  readonly hubs: readonly HubRow[];
  readonly plans: readonly PlanPage[];
  readonly sockets: readonly ScheduleLine[];
  /** Mis-wirings that were found and repaired, in the order of the repairs. */
  readonly repaired: readonly RepairRow[];
  readonly issues: readonly IssueRow[];
  readonly signatures: readonly { readonly role: string; readonly name: string; readonly at: Millis }[];
}

export interface ReportModel {
  readonly issue: ReportIssue;
  readonly data: ReportData;
}

/** Accepted: every socket passes and no issue is open. */
export const isAccepted = ({ counts, issues }: ReportData): boolean =>
  counts.sockets > 0 &&
  counts.pass + counts.marginal === counts.sockets &&
  issues.every((issue) => issue.state === 'closed');

/** `events`: the journal's, of which only the repairs are looked at (`repairEvents`). */
export function reportData(state: SiteState, events: Iterable<SiteEvent>): ReportData {
  const sockets = liveSockets(state).sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
  const lines = sockets.map((socket) => scheduleRow(state, socket));
  const named = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    site: { id: state.id, name: state.name, details: state.details },
    procedure: state.procedure,
    ownProcedures: ownProcedures(state),
    counts: countVerdicts(sockets),
    floors: floorCounts(state),
    notReported: lines.filter((line) => line.checks.some((check) => check.outcome === 'not-reported')).length,
    placeNotMeasured: lines.filter((line) => line.place !== null && line.place !== 'measured').length,
    people: named(sockets.map((socket) => socket.verdict.author)),
    loads: named(sockets.map((socket) => socket.verdict.load)),
    hubs: hubRows(state),
    plans: planPages(state, sockets),
    sockets: lines,
    repaired: repairRows(state, events),
    issues: issueRows(state),
    signatures: state.signatures.map(({ role, name, at }) => ({ role, name, at })),
  };
}

const ownProcedures = ({ locations }: SiteState): ReportData['ownProcedures'] =>
  [...locations.values()]
    .flatMap(({ name, procedure, removed }) => (procedure && !removed ? [{ location: name, procedure }] : []))
    .sort((a, b) => a.location.localeCompare(b.location, 'en', { numeric: true }));

/** By floor plan; sockets without a pin stand under an empty plan name. */
function floorCounts(state: SiteState): ReportData['floors'] {
  const groups = new Map<string, { location: string; plan: string; sockets: ReturnType<typeof liveSockets> }>();
  for (const socket of liveSockets(state)) {
    const location = state.locations.get(socket.locationId)?.name ?? '';
    const plan = state.plans.get(socket.planId ?? '')?.name ?? '';
    const key = `${location}\n${plan}`;
    const group = groups.get(key) ?? { location, plan, sockets: [] };
    group.sockets.push(socket);
    groups.set(key, group);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, { location, plan, sockets }]) => ({ location, plan, counts: countVerdicts(sockets) }));
}
