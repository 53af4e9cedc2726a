import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvCell, cellText, workbookCell } from '../../../electron/domain/schedule/cell-text.ts';
import { scheduleTable } from '../../../electron/domain/schedule/schedule-table.ts';
import { writeCsv, writeWorkbook } from '../../../electron/schedules/write-table.ts';
import { read, SiteOfSchedules } from '../../support/schedule/schedule-in-test.ts';

/** What planners and labels have in them, and what spreadsheets make of it. */
const hostile = [
  ...['Åsa Öberg; ”kök”', 'a,b;c\td|e', 'say "07"', '12" rör', '"', "it's", "'quoted'", "'=x", "''=x"],
  ...['=1+1', '+46', '-5', '@cmd', '=HYPERLINK("http://x")', '＝1', '-', '07', '0,5', '1e3', 'true', '2026-01-02'],
  ...[
    ' led',
    'trail ',
    '\u00a0nbsp',
    'two\nlines',
    'two\r\nlines',
    'cr\ronly',
    '_x0041_',
    '_x005F_',
    '<b>&amp;</b>',
    '😀',
  ],
];

/** A site with these labels on a plan, each on a port of its own, and one that is nowhere. */
function siteOf(labels: readonly string[]): SiteOfSchedules {
  const site = new SiteOfSchedules();
  const table = [
    ['label', 'location', 'plan', 'area', 'x', 'y', 'hub', 'port', 'expected'],
    ...labels.map((label, index) => [
      csvCell(label),
      csvCell(`Hus ${labels[0]}`),
      csvCell(labels.at(-1)!),
      index % 2 === 0 ? csvCell(`Rum ${label}`) : '',
      String(index / labels.length),
      String(1 / (index + 3)),
      `h24_${Math.floor(index / 24)}`,
      String((index % 24) + 1),
      index % 3 === 0 ? 'lamp' : '',
    ]),
    ['nowhere', csvCell(`Hus ${labels[0]}`)],
  ];
  expect(site.take(table).said).toEqual([]);
  return site;
}

async function comesBack(site: SiteOfSchedules): Promise<void> {
  for (const language of ['en', 'sv'] as const) {
    const told = scheduleTable(site.state, language);
    for (const bytes of [writeCsv(told, language), await writeWorkbook(told, 'Sheet')]) {
      const { rows } = await read(bytes);
      const again = new SiteOfSchedules();
      expect(again.take(rows).said).toEqual([]);
      expect(scheduleTable(again.state, language)).toEqual(told);
      // Into the site it came from it brings nothing.
      expect(site.take(rows)).toMatchObject({ added: 0, changed: 0, drafts: [], errors: [] });
    }
  }
}

describe('a schedule that is exported and imported', () => {
  it('comes back as it was, Swedish letters, semicolons, quotes, formulas and all', () =>
    comesBack(siteOf([...hostile, '07'])));

  it('comes back whatever the labels are', async () => {
    const label = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => /[^\s\0]/.test(text) && !text.includes('\0'));
    const labels = fc
      .array(label, { minLength: 1, maxLength: 6 })
      .chain((some) => fc.shuffledSubarray([...some, ...some], { minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(labels, (some) => comesBack(siteOf(some))),
      { numRuns: 12 },
    );
  });

  it('is a table of texts in a spreadsheet: no cell begins as a formula does', async () => {
    const csv = Buffer.from(writeCsv(scheduleTable(siteOf(hostile).state, 'en'), 'en')).toString();
    const { rows } = await read(Buffer.from(csv));
    expect(rows.flat().filter((cell) => /^[=+\-@＝＋－＠\t\r]/u.test(cell))).toEqual([]);
  });
});

describe('a text in a cell', () => {
  it('means itself, in a CSV and in a workbook', () => {
    const unit = fc.constantFrom(...`'=+-@＝ \t\r\n\u00a0\ufeff"a;`);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (text) => {
        expect(cellText(csvCell(text))).toBe(text);
        expect(cellText(workbookCell(text))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
    for (const text of hostile) expect([cellText(csvCell(text)), cellText(workbookCell(text))]).toEqual([text, text]);
  });

  it('loses the spaces that somebody left around it', () => expect(cellText('  07 ')).toBe('07'));
});
