import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, test } from 'vitest';

import { makeSiteReports } from '../../../electron/application/make-site-reports.ts';
import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import { openSite } from '../../../electron/site/open-site.ts';
import { verifyReport } from '../../../electron/reports/verify-report.ts';
import { hostileNames, recorded, reportedSite, type ReportedSite } from '../../support/reported-site.ts';
import { valueOf } from '../../support/value-of.ts';

const formats = ['pdf', 'xlsx', 'csv', 'json'] as const;
let site: ReportedSite;
afterEach(() => site.end());

type Format = (typeof formats)[number];
const make = (only: readonly Format[] = formats, language: 'en' | 'sv' = 'en', outDir = join(site.folder, 'out')) =>
  makeSiteReports(
    site.document,
    { outDir, formats: only, language },
    { outside: site.outside, writer: { author: 'Åsa' }, name: 'Commissioner', version: '0' },
  );

interface JsonReport {
  digest: string;
  issue: { revision: number };
  data: { counts: Record<string, number>; sockets: { label: string; verdict: string }[]; repaired: object[] };
}
const jsonOf = (path: string | undefined): JsonReport => JSON.parse(readFileSync(path ?? '', 'utf8')) as JsonReport;
const pdfText = (path: string | undefined): string =>
  execFileSync('pdftotext', ['-layout', path ?? '', '-'], { encoding: 'utf8' });

describe('one site in four formats', () => {
  test('says the same numbers everywhere, and the JSON keeps its published schema', async () => {
    site = reportedSite(['01', '02', '03', '04', '05'], ['pass', 'pass', 'fail', 'deferred']);
    const made = valueOf(await make());
    const json = jsonOf(made.json);
    const schema = JSON.parse(readFileSync('resources/schemas/report.schema.json', 'utf8')) as object;
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    validate(json);
    expect(validate.errors).toBeNull();
    expect(json.data.counts).toMatchObject({ sockets: 5, pass: 2, fail: 1, deferred: 1, untested: 1 });

    const rows = parse<Record<string, string>>(readFileSync(made.csv ?? ''), { bom: true, columns: true });
    expect(rows.map((row) => row['Verdict'])).toEqual(json.data.sockets.map(({ verdict }) => verdict));

    const workbook = await readXlsx(readFileSync(made.xlsx ?? ''));
    const schedule = workbook.sheets.find(({ name }) => name === 'Socket schedule');
    expect(schedule?.rows).toHaveLength(6);
    expect(schedule?.rows[1]?.filter((cell) => typeof cell === 'number')).toContain(29.5);

    const text = pdfText(made.pdf);
    expect(text).toContain('Outstanding');
    expect(text).toContain('1 fail · 1 deferred · 1 untested');
    expect(text).toContain('This is not an electrical safety certificate');
    expect(text).toContain('The picture of this plan is not in the site document');
  });

  test('names the procedure behind each verdict, and what each location demands', async () => {
    site = reportedSite(['01'], ['pass']);
    const { latency } = defaultProcedure;
    const checks = ['plug', 'power', 'latency'] as const;
    const procedure = { ...defaultProcedure, name: 'Floor 2', checks, latency: { ...latency, max: 450 } };
    valueOf(
      site.document.append([
        { type: 'location.added', body: { locationId: 'l2', name: 'Annexe' } },
        { type: 'location.demands', body: { locationId: 'l2', procedure, was: null } },
      ]),
    );
    const made = valueOf(await make());
    expect(JSON.parse(readFileSync(made.json ?? '', 'utf8'))).toMatchObject({
      data: {
        ownProcedures: [{ location: 'Annexe', procedure: { name: 'Floor 2' } }],
        sockets: [{ procedure: 'Standard' }],
      },
    });
    const text = pdfText(made.pdf);
    expect(text).toMatch(/Procedure +Standard \(plug, power\)/);
    expect(text).toMatch(/Location +Annexe/);
    expect(text).toMatch(/Limits: Latency, ms +– … 450 ms/);
    expect(text).not.toContain('Limits: Voltage');
    const rows = parse<Record<string, string>>(readFileSync(made.csv ?? ''), { bom: true, columns: true });
    expect(rows[0]?.['Procedure']).toBe('Standard');
  });

  test('is accepted only when every socket passes', async () => {
    site = reportedSite(['01'], ['pass']);
    expect(pdfText(valueOf(await make(['pdf'])).pdf)).toContain('Accepted');
  });

  test('leaves sections out of the PDF, says so there, and keeps digest and workbook as they are', async () => {
    site = reportedSite(['01', '02'], ['pass', 'fail']);
    const whole = valueOf(await make());
    const text = pdfText(whole.pdf);
    expect(text).toContain('Socket schedule');
    expect(text).not.toContain('a'.repeat(64));
    expect(text).not.toContain('Left out');
    const outDir = join(site.folder, 'short');
    const tool = { outside: site.outside, writer: { author: 'Åsa' }, name: 'Commissioner', version: '0' };
    const sections = ['changes', 'evidence'] as const;
    const short = valueOf(await makeSiteReports(site.document, { outDir, formats, language: 'en', sections }, tool));
    const shortText = pdfText(short.pdf);
    expect(shortText).toContain('Left out of this PDF');
    expect(shortText).toContain('a'.repeat(64));
    expect(shortText.match(/Hold time/)).toBeNull();
    expect(short.digest).toBe(whole.digest);
    const sheets = async (path = ''): Promise<string[]> =>
      (await readXlsx(readFileSync(path))).sheets.map(({ name }) => name);
    expect(await sheets(short.xlsx)).toEqual(await sheets(whole.xlsx));
  });

  test('names the kind of work on the cover, where it has a word', async () => {
    site = reportedSite(['01'], ['pass']);
    valueOf(site.document.append([{ type: 'site.configured', body: { details: { kind: 'alteration' }, was: null } }]));
    expect(pdfText(valueOf(await make(['pdf'], 'sv')).pdf)).toMatch(/Arbetets slag\s+Ändring/);
    valueOf(site.document.append([{ type: 'site.configured', body: { details: { kind: 'constructor' }, was: null } }]));
    expect(pdfText(valueOf(await make(['pdf'], 'sv')).pdf)).not.toContain('Arbetets slag');
  });

  test('speaks Swedish', async () => {
    site = reportedSite(['01'], ['pass']);
    expect(pdfText(valueOf(await make(['pdf'], 'sv')).pdf)).toContain('Godkänd');
  });

  test.each([0, 1, 400])('holds %i sockets', async (count) => {
    site = reportedSite(Array.from({ length: count }, (_, index) => `S-${index}`));
    const made = valueOf(await make());
    expect(jsonOf(made.json).data.sockets).toHaveLength(count);
    expect(execFileSync('pdfinfo', [made.pdf ?? ''], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
  });

  test('shows hostile names as text and runs no formula', async () => {
    site = reportedSite(hostileNames, ['pass']);
    const made = valueOf(await make());
    const csv = readFileSync(made.csv ?? '', 'utf8');
    for (const start of ['=', '+', '@']) expect(csv).not.toMatch(new RegExp(`(^|,|\\n)"?\\${start}`));
    expect(pdfText(made.pdf)).toContain('<img src=x onerror=alert(1)>');
    expect(
      jsonOf(made.json)
        .data.sockets.map(({ label }) => label)
        .sort(),
    ).toEqual([...hostileNames].sort());
  });
});

describe('the digest', () => {
  test('is the same for unchanged data, in another language and at another time; then the revision stays', async () => {
    site = reportedSite(['01', '02'], ['pass']);
    const first = valueOf(await make(['json']));
    const second = valueOf(await make(['json'], 'sv'));
    expect(second.digest).toBe(first.digest);
    expect(jsonOf(second.json).issue.revision).toBe(1);
    valueOf(site.document.append([recorded('s1', 'pass')]));
    const third = valueOf(await make(['json', 'pdf']));
    expect(third.digest).not.toBe(first.digest);
    expect(jsonOf(third.json).issue.revision).toBe(2);
    expect(pdfText(third.pdf)).toContain('The data has changed since revision 1');
  });

  test.each(['pdf', 'xlsx', 'json'] as const)(
    'in a %s is found again, and no longer fits a changed site',
    async (format) => {
      site = reportedSite(['01', '02'], ['pass']);
      const made = valueOf(await make([format]));
      const file = made[format] ?? '';
      expect(valueOf(await verifyReport(file, site.document))).toEqual({
        ok: true,
        digest: made.digest,
      });
      valueOf(site.document.append([recorded('s1', 'fail')]));
      expect(valueOf(await verifyReport(file, site.document))).toEqual({
        ok: false,
        digest: made.digest,
      });
    },
  );

  test('carries the site, which opens again as the same', async () => {
    site = reportedSite(['01', '02'], ['pass']);
    const { pdf = '' } = valueOf(await make(['pdf']));
    // poppler's own tool, installed by .ci/run.
    const file = join(site.folder, 'attached.ochno-site');
    execFileSync('pdfdetach', ['-save', '1', '-o', file, pdf]);
    const again = valueOf(openSite({ ...site.outside, author: 'Next year', station: 'another', path: file }));
    expect([...again.state.sockets.values()].map(({ label, verdict }) => [label, verdict.verdict])).toEqual([
      ['01', 'pass'],
      ['02', 'untested'],
    ]);
    expect(again.state.id).toBe(site.document.state.id);
    again.close();
  });

  test('names the mis-wirings that were repaired, and not those taken back', async () => {
    site = reportedSite(['01', '02'], ['pass', 'pass']);
    const bindings = [
      { socketId: 's0', hubId: null, number: null },
      { socketId: 's1', hubId: null, number: null },
    ];
    const repair = { type: 'bindings.repaired', body: { kind: 'swap', bindings } } as const;
    const [, second] = [valueOf(site.document.append([repair])), valueOf(site.document.append([repair]))];
    valueOf(site.document.append([{ type: 'event.undone', body: { eventId: second[0]!.id } }]));
    const { json = '', pdf = '' } = valueOf(await make(['json', 'pdf']));
    expect(jsonOf(json).data.repaired).toMatchObject([{ kind: 'swap', sockets: ['01', '02'] }]);
    expect(pdfText(pdf)).toContain('two sockets swapped');
  });

  test('shows a JSON whose data was changed by hand', async () => {
    site = reportedSite(['01', '02'], ['fail']);
    const { json = '' } = valueOf(await make(['json']));
    writeFileSync(json, readFileSync(json, 'utf8').replace('"verdict": "fail"', '"verdict": "pass"'));
    expect(valueOf(await verifyReport(json, site.document)).ok).toBe(false);
  });

  test.each(['pdf', 'xlsx'] as const)('is no proof of a %s that was changed afterwards', async (format) => {
    site = reportedSite(['01', '02'], ['fail']);
    const { [format]: file = '' } = valueOf(await make([format]));
    const bytes = readFileSync(file);
    bytes[bytes.length - 2]! ^= 1;
    writeFileSync(file, bytes);
    expect(await verifyReport(file, site.document)).not.toMatchObject({ value: { ok: true } });
  });

  test('is no proof of a text that only names it', async () => {
    site = reportedSite(['01']);
    const { digest } = valueOf(await make(['json']));
    const forged = join(site.folder, 'forged.pdf');
    writeFileSync(forged, `%PDF everything passed, digest:${digest}`);
    expect(await verifyReport(forged, site.document)).toMatchObject({ value: { ok: false, digest } });
  });

  test('is not in a CSV, nor in what is no report', async () => {
    site = reportedSite(['01']);
    const { csv = '' } = valueOf(await make(['csv']));
    const other = join(site.folder, 'other.json');
    writeFileSync(other, '{}');
    expect(await verifyReport(csv, site.document)).toMatchObject({ failure: { code: 'reports.csv-has-no-digest' } });
    expect(await verifyReport(other, site.document)).toMatchObject({ failure: { code: 'reports.not-a-report' } });
    expect(await verifyReport(join(site.folder, 'nowhere.pdf'), site.document)).toMatchObject({
      failure: { code: 'reports.not-a-report' },
    });
  });
});

describe('a report that can not be written', () => {
  test('says so, and leaves nothing behind', async () => {
    site = reportedSite(['01']);
    const file = join(site.folder, 'a-file');
    writeFileSync(file, '');
    for (const folder of [file, '/proc/none/such'])
      expect(await make(formats, 'en', folder)).toMatchObject({ failure: { code: 'reports.folder-not-writable' } });
    expect(existsSync(join(file, 'report.pdf'))).toBe(false);
    expect(site.document.state.reports).toEqual([]);
  });

  test('can be cancelled', async () => {
    site = reportedSite(['01']);
    const tool = { outside: site.outside, writer: { author: 'a' }, name: 'Commissioner', version: '0' };
    const request = { outDir: join(site.folder, 'out'), formats, language: 'en' } as const;
    const cancelled = await makeSiteReports(site.document, request, tool, { signal: AbortSignal.abort() });
    expect(cancelled).toMatchObject({ ok: false, failure: { code: 'reports.cancelled' } });
  });
});
