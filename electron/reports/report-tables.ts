// The tables of a report, worded and typed: what stands in which column. CSV and XLSX write them as they are, the PDF draws
// those it has room for.

import type { ReportModel } from '../domain/report-model.ts';
import { marginOf, valueOf, type ScheduleLine } from '../domain/report/schedule-rows.ts';
import { reportWords, type Column, type ReportWords, type WorkKind } from '../domain/report/words.ts';

export type Cell = string | number | Date | null;

export interface Table {
  readonly title: string;
  readonly columns: readonly { readonly key: Column; readonly header: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

type Row<T> = readonly [Column, (item: T) => Cell];

function table<T>(words: ReportWords, title: string, items: readonly T[], row: readonly Row<T>[]): Table {
  return {
    title,
    columns: row.map(([key]) => ({ key, header: words.columns[key] })),
    rows: items.map((item) => row.map(([, cell]) => cell(item))),
  };
}

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

export function scheduleTable({ issue, data }: ReportModel): Table {
  const words = reportWords[issue.language];
  return table<ScheduleLine>(words, words.sections.schedule, data.sockets, [
    ['label', (line) => line.label],
    ['location', (line) => line.location],
    ['plan', (line) => line.plan],
    ['area', (line) => line.area],
    ['hub', (line) => line.hub],
    ['port', (line) => line.port],
    ['expected', (line) => line.expected],
    ['verdict', (line) => words.verdicts[line.verdict]],
    ['reason', (line) => line.reason && (words.reasons[line.reason] ?? line.reason)],
    ['works', (line) => line.works && words.grades[line.works]],
    ['place', (line) => line.place && words.grades[line.place]],
    ['power', (line) => valueOf(line, 'power')],
    ['margin', (line) => marginOf(line, 'power')],
    ['voltage', (line) => valueOf(line, 'voltage')],
    ['time', (line) => date(line.at)],
    ['operator', (line) => line.operator],
    ['attempts', (line) => line.attempts],
    ['procedure', (line) => line.procedure],
  ]);
}

export function inventoryTable({ issue, data }: ReportModel): Table {
  const words = reportWords[issue.language];
  return table(words, words.sections.inventory, data.hubs, [
    ['hub', (hub) => hub.hwId],
    ['name', (hub) => hub.name],
    ['product', (hub) => hub.product],
    ['firmware', (hub) => hub.firmware],
    ['location', (hub) => hub.location],
    ['plan', (hub) => hub.plan],
    ['used', (hub) => hub.portsUsed],
    ['free', (hub) => hub.portsFree],
  ]);
}

export function repairedTable({ issue, data }: ReportModel): Table {
  const words = reportWords[issue.language];
  return table(words, words.sections.repaired, data.repaired, [
    ['kind', ({ kind }) => words.miswirings[kind]],
    ['sockets', ({ sockets }) => sockets.join(', ')],
    ['port', ({ ports }) => ports.map(({ hub, number }) => `${hub} ${number}`).join(', ')],
    ['time', ({ at }) => date(at)],
    ['operator', ({ author }) => author],
  ]);
}

/** Everything but the schedule, in the order of report.md. */
export function otherTables(model: ReportModel): Table[] {
  const { issue, data } = model;
  const words = reportWords[issue.language];
  return [
    inventoryTable(model),
    repairedTable(model),
    table(words, words.sections.issues, data.issues, [
      ['state', (item) => words.states[item.state]],
      ['on', (item) => item.on],
      ['text', (item) => [item.text, ...item.comments.map((comment) => comment.text)].join('\n')],
      ['author', (item) => item.author],
      ['time', (item) => date(item.openedAt)],
    ]),
    table(words, words.sections.signatures, data.signatures, [
      ['role', (signature) => signature.role],
      ['name', (signature) => signature.name],
      ['time', (signature) => date(signature.at)],
    ]),
    evidenceTable(model),
  ];
}

export function evidenceTable({ issue, data }: ReportModel): Table {
  const words = reportWords[issue.language];
  const proven = data.sockets.filter((line) => line.evidence !== null);
  return table<ScheduleLine>(words, words.sections.evidence, proven, [
    ['label', (line) => line.label],
    ['topic', (line) => line.evidence?.topic ?? null],
    ['sha256', (line) => line.evidence?.sha256 ?? null],
    ['arrived', (line) => date(line.evidence?.arrivedAt ?? null)],
    ['latency', (line) => line.evidence?.latencyMs ?? null],
    ['pace', (line) => line.pace],
    ['procedure', (line) => line.procedure],
  ]);
}

/** Cover and summary as name and value. */
export function factsOf({ issue, data }: ReportModel, digest: string): [string, Cell][] {
  const { columns, verdicts, kinds } = reportWords[issue.language];
  const { site, counts } = data;
  const detail = (name: string): string => site.details[name] ?? '';
  return [
    [columns.number, issue.number],
    [columns.revision, issue.revision],
    [columns.site, site.name],
    [columns.client, detail('client')],
    [columns.address, detail('address')],
    [columns.contractor, detail('contractor')],
    [columns.extent, detail('extent')],
    [columns.work, kindOfWork(detail('kind'), kinds)],
    [columns.date, new Date(issue.issuedAt)],
    [columns.author, issue.author],
    [columns.tool, `${issue.tool.name} ${issue.tool.version}`.trim()],
    [columns.digest, digest],
    [columns.head, issue.head],
    [columns.sockets, counts.sockets],
    ...(['pass', 'marginal', 'fail', 'deferred', 'stale', 'untested'] as const).map((verdict): [string, Cell] => [
      verdicts[verdict],
      counts[verdict],
    ]),
    [columns.notReported, data.notReported],
    [columns.placeNotMeasured, data.placeNotMeasured],
  ];
}

/** Details are whatever somebody wrote: only a kind that has a word is named. */
const kindOfWork = (kind: string, words: ReportWords['kinds']): string =>
  Object.hasOwn(words, kind) ? words[kind as WorkKind] : '';
