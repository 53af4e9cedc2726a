import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { commissioner, type Ran } from '../../support/commissioner.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const schedule = (...args: string[]): Promise<Ran> => commissioner(['site', 'schedule', ...args]);

/** As a Swedish spreadsheet saves it. */
const planned = [
  'Uttagslista Bryggan;;;;;;',
  'Märkning;Byggnad;Våning;X;Y;Hubb;Port',
  '07;Hus Å;Plan 1;0,1;0,5;p3_1;1',
  `"=1+1; ""åäö""";Hus Å;Plan 1;0,2;0,5;p3_1;2`,
  '-9;Hus Å;Plan 1;0,3;0,5;;',
].join('\r\n');
const wrong = [planned, '08;Hus Å;Plan 1;1,2;0,5;;', '07;Hus Å;;;;;'].join('\r\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'schedule-'));
  writeFileSync(at('planned.csv'), Buffer.from(planned, 'latin1'));
  writeFileSync(at('wrong.csv'), wrong);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('site schedule', { timeout: 180_000 }, () => {
  test('with a row that is wrong writes nothing, unless the others shall be taken', async () => {
    const errors = [{ row: 6, column: 'X', message: '"1,2" is not a number from 0 to 1' }];
    const notes = [3, 7].map((row) => ({
      ...{ row, column: 'Märkning', message: `"07" is in row ${10 - row} too; it comes in all the same` },
    }));
    const refused = await schedule('import', at('wrong.ochno-site'), at('wrong.csv'));
    expect(refused).toMatchObject({ code: 1, lines: [{ rows: 5, added: 0, changed: 0, errors, notes }] });
    expect(existsSync(at('wrong.ochno-site'))).toBe(false);
    const partly = await schedule('import', at('wrong.ochno-site'), at('wrong.csv'), '--partial');
    expect(partly).toMatchObject({ code: 1, lines: [{ rows: 5, added: 4, changed: 0, errors, notes }] });
  });

  test('goes in, comes out and goes in again as it was, as CSV and as a workbook', async () => {
    const taken = await schedule('import', at('a.ochno-site'), at('planned.csv'));
    expect(taken).toEqual({ code: 0, lines: [{ rows: 3, added: 3, changed: 0, errors: [], notes: [] }], stderr: '' });
    const ways = [
      ['a', 'ut.csv', 'b'],
      ['b', 'out.xlsx', 'c'],
    ] as const;
    for (const [from, file, to] of ways) {
      const written = await schedule('export', at(`${from}.ochno-site`), at(file), '--language', 'sv');
      expect(written).toMatchObject({ code: 0, lines: [{ rows: 3, file: at(file) }] });
      const again = await schedule('import', at(`${to}.ochno-site`), at(file));
      expect(again.lines).toEqual([{ rows: 3, added: 3, changed: 0, errors: [], notes: [] }]);
    }
    await schedule('export', at('c.ochno-site'), at('again.csv'), '--language', 'sv');
    expect(readFileSync(at('again.csv'), 'utf8')).toBe(readFileSync(at('ut.csv'), 'utf8'));
    expect((await schedule('import', at('a.ochno-site'), at('again.csv'))).lines).toMatchObject([
      { added: 0, changed: 0 },
    ]);
    const { lines } = await commissioner(['site', 'sockets', at('c.ochno-site')]);
    expect(lines.map(({ label }) => label)).toEqual(['07', '=1+1; "åäö"', '-9']);
  });

  test('is told how a column is headed; says what it can’t use', async () => {
    writeFileSync(at('strange.csv'), 'Kod,Kåk\n11,Hus Å\n');
    const lost = await schedule('import', at('d.ochno-site'), at('strange.csv'));
    expect(lost.lines[0]).toMatchObject({
      errors: [
        { row: 1, column: 'label' },
        { row: 1, column: 'location' },
      ],
    });
    const told = ['--column', 'label=kod', '--column', 'location=KÅK'];
    expect((await schedule('import', at('d.ochno-site'), at('strange.csv'), ...told)).lines[0]).toMatchObject({
      added: 1,
    });
    // Without headings the first row is a socket, too, and what is said of a row names the column in our words.
    writeFileSync(at('bare.csv'), 'Hus Å;11;p3_1\nHus Å;12;p3_1\nHus Å;;p3_1\n');
    const bare = ['import', at('e.ochno-site'), at('bare.csv'), '--no-heading', '--partial'];
    const places = ['--column', 'label=2', '--column', 'location=1'];
    expect((await schedule(...bare, ...places)).lines[0]).toMatchObject({
      ...{ rows: 3, added: 2, errors: [{ row: 3, column: 'label' }] },
    });
    for (const args of [
      bare,
      [...bare, '--column', 'label=B', '--column', 'location=1'],
      ['import', at('d.ochno-site'), at('nowhere.csv')],
      ['import', at('d.ochno-site'), at('d.ochno-site')],
      ['export', at('d.ochno-site'), at('d.pdf')],
    ]) {
      expect(await schedule(...args)).toMatchObject({
        code: 2,
        lines: [],
        stderr: expect.stringMatching(/\./) as string,
      });
    }
  });
});
