import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { zipSync, unzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';

import { errorView } from '../../../electron/application/schedule-files.ts';
import { findHeader, learntHeadings } from '../../../electron/domain/schedule/columns.ts';
import { readTable } from '../../../electron/schedules/read-table.ts';
import { rowInFile } from '../../../electron/schedules/table-file.ts';
import { workbookOf } from '../../../electron/schedules/write-table.ts';
import { read } from '../../support/schedule/schedule-in-test.ts';

const rows = [
  ['Märkning', 'Byggnad', 'Våning', 'X', 'Y'],
  ['07', 'Hus Ö', 'Plan 1; söder', '0,25', '0,5'],
  ['08 "stora"', 'Hus Ö', 'Plan 1; söder', '0,5', '0,5'],
];
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (delimiter: string, ending = '\r\n'): string =>
  rows.map((row) => row.map(quoted).join(delimiter)).join(ending);

describe('a CSV', () => {
  it.each([
    ['utf-8', Buffer.from(csv(';'))],
    ['utf-8', Buffer.from(`\ufeff${csv(';')}`)],
    ['utf-16le', iconv.encode(csv(';'), 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(csv(';'), 'utf-16le')],
    ['utf-16be', iconv.encode(csv(';'), 'utf-16be', { addBOM: true })],
    ['utf-16be', iconv.encode(csv(';'), 'utf-16be')],
    ['windows-1252', iconv.encode(csv(';'), 'windows-1252')],
  ])('is read in %s', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({ rows, format: { kind: 'csv', delimiter: ';', encoding } });
  });

  it('keeps what only Windows has at 0x80 to 0x9f', async () => {
    const text = 'label;location\n€ – “7”;Hus Å';
    expect((await read(iconv.encode(text, 'windows-1252'))).rows[1]).toEqual(['€ – “7”', 'Hus Å']);
  });

  it.each([',', ';', '\t', '|'])('is cut at %j', async (delimiter) => {
    expect(await read(Buffer.from(csv(delimiter)))).toMatchObject({ rows, format: { delimiter } });
  });

  it.each(['\n', '\r\n', '\r'])('may end its lines with %j', async (ending) =>
    expect((await read(Buffer.from(csv(',', ending)))).rows).toEqual(rows),
  );

  it('may say its delimiter in a first line, and quote where it shouldn’t', async () => {
    const { rows: found } = await read(Buffer.from('sep=|\nlabel|location\n12" pipe, a;b;c;d|House'));
    expect(found).toEqual([
      ['label', 'location'],
      ['12" pipe, a;b;c;d', 'House'],
    ]);
  });

  it('counts its rows as a spreadsheet does, empty ones too', async () => {
    const { rows: found } = await read(Buffer.from('Schedule\n\nlabel,location\n07,"two\nlines"\n\n08,House'));
    expect(found[5]).toEqual(['08', 'House']);
    expect(findHeader(found)).toEqual({ at: 2, places: { label: 0, location: 1 } });
  });
});

describe('a workbook', () => {
  it('is read from the sheet that has a schedule', async () => {
    const { rows: found, format } = await read(await workbookOf(rows, 'Uttag'));
    expect([found, format]).toEqual([rows, { kind: 'xlsx', sheets: [{ name: 'Uttag', from: 0, cut: 0 }], unread: [] }]);
  });

  it('with a sheet for each floor is one table, whose rows are found again; the others are named', async () => {
    const sheets = [
      { name: 'Info', rows: [['Projekt', 'label']] },
      { name: 'Plan 1', rows: [['Uttagslista'], ...rows] },
      { name: 'Gammal', rows, hidden: true },
      { name: 'Plan 2', rows: [rows[0]!, ['09', 'Hus Ö', 'Plan 2', '0,1', '0,1']] },
      { name: 'Tom', rows: [] },
    ];
    const { rows: found, format } = await read(await writeXlsx({ sheets }));
    expect(found.map(([label]) => label)).toEqual(['Uttagslista', 'Märkning', '07', '08 "stora"', '09']);
    expect(format).toMatchObject({ kind: 'xlsx', unread: ['Info'] });
    expect([3, 5].map((row) => rowInFile(format, row))).toEqual([
      { sheet: 'Plan 1', row: 3 },
      { sheet: 'Plan 2', row: 2 },
    ]);
    const twice = { row: 5, column: 'label', fault: 'label-twice', params: { text: '09', other: 3 } } as const;
    expect(errorView(twice, { table: found, header: findHeader(found), format }, 'en')).toMatchObject({
      ...{ row: 5, sheet: 'Plan 2', sheetRow: 2 },
      message: '"09" is in row 3 (Plan 1) too; it comes in all the same',
    });
  });

  it('gives 007 where it shows 7 so', async () => {
    const columns = ['label', 'location', 'x'].map((header) => ({
      header,
      numFmt: header === 'label' ? '000' : '0.0',
    }));
    const cells = [
      ['label', 'location', 'x'],
      [7, 'House', 1],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'S', columns, rows: cells }] });
    expect((await read(bytes)).rows[1]).toEqual(['007', 'House', '1']);
  });

  it('gives numbers, yes and no, and dates as they look', async () => {
    const bytes = await workbookOf(
      [
        ['label', 'location', 'x'],
        [7, 'House', 0.1],
      ],
      'S',
    );
    expect((await read(bytes)).rows[1]).toEqual(['7', 'House', '0.1']);
  });

  it('with macros is not opened', async () => {
    const entries = unzipSync(await workbookOf(rows, 'S'));
    const bytes = zipSync({ ...entries, 'xl/vbaProject.bin': strToU8('macro') });
    expect(await failure(bytes)).toBe('schedule.macros');
  });

  it('is not unpacked when it would be too large, nor believed when it lies about that', async () => {
    const entries = unzipSync(await workbookOf(rows, 'S'));
    const large = { ...entries, 'xl/sharedStrings.xml': new Uint8Array(8 * 1024 * 1024) };
    expect(await failure(claiming(zipSync(large), 300 * 1024 * 1024))).toBe('schedule.too-large');
    expect(await failure(claiming(zipSync(large), 1_000))).toBe('schedule.unreadable');
  });

  it('with a cell at the far end of the sheet costs no more than its schedule', async () => {
    const entries = unzipSync(await workbookOf(rows, 'S'));
    const sheet = Buffer.from(entries['xl/worksheets/sheet1.xml']!).toString();
    const far = sheet.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>');
    const bytes = zipSync({ ...entries, 'xl/worksheets/sheet1.xml': strToU8(far) });
    expect((await read(bytes)).rows).toEqual(rows);
  });
});

describe('what is no schedule', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'schedule.empty'],
    ['an old or a locked workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'schedule.old-workbook'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'schedule.not-a-table'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 'schedule.not-a-table'],
    ['a torn archive', Buffer.from('PK\u0003\u0004 torn'), 'schedule.unreadable'],
    ['another archive', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'schedule.unreadable'],
    ['a quote without an end', Buffer.from('label,location\n"07,House\n08,House'), 'schedule.open-quote'],
    ['more rows than a building', Buffer.from(`label,location\n${'a,b\n'.repeat(100_001)}`), 'schedule.too-many-rows'],
  ])('is said in one sentence: %s', async (_what, bytes, code) => expect(await failure(bytes)).toBe(code));
});

describe('headings', () => {
  it('that a person explained are known from then on, and no other is', async () => {
    const strange = [
      ['Kod', 'Kåk', 'Sida'],
      ['07', 'Hus', 'x'],
    ];
    expect(findHeader(strange).places).toEqual({});
    const learnt = learntHeadings(strange[0]!, { label: 0, location: 1 });
    expect(learnt).toEqual({ kod: 'label', kåk: 'location' });
    expect(findHeader(strange, learnt)).toEqual({ at: 0, places: { label: 0, location: 1 } });
    const delimited = await readTable({ bytes: Buffer.from('Kod;Kåk\n0,7;Hus'), known: learnt });
    expect(delimited).toMatchObject({ value: { format: { delimiter: ';' } } });
  });

  it('that mean something else here stay so', () => {
    const learnt = learntHeadings(['Label', 'Socket', 'House'], { label: 1, location: 2 });
    expect(learnt).toEqual({ label: null });
    expect(findHeader([['Label', 'Socket', 'House']], learnt).places).toEqual({ label: 1, location: 2 });
  });
});

async function failure(bytes: Uint8Array): Promise<string | null> {
  const table = await readTable({ bytes, known: {} });
  return table.ok ? null : table.failure.code;
}

/** The same archive, whose directory gives its largest entry another size. */
function claiming(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = bytes.length - 22; at >= 0; at -= 1) {
    if (bytes.readUInt32LE(at) === 0x02014b50 && bytes.readUInt32LE(at + 24) > 1e6) bytes.writeUInt32LE(size, at + 24);
  }
  return bytes;
}
