import { execFileSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import {
  labelPlace,
  labelSheetNames,
  labelSheets,
  labelsOn,
  type LabelSheetName,
} from '../../../electron/domain/labels/label-sheets.ts';
import { socketLabels } from '../../../electron/domain/labels/socket-labels.ts';
import { labelLines } from '../../../electron/reports/labels/label-lines.ts';
import { labelPages } from '../../../electron/reports/labels/label-pages.ts';
import { hasUndrawn } from '../../../electron/reports/pdf/letters.ts';
import { lines, SiteOfSchedules } from '../../support/schedule/schedule-in-test.ts';

describe.each(labelSheetNames)('%s', (name) => {
  const sheet = labelSheets[name];

  it('holds its labels, none over another and none over the edge', () => {
    const places = Array.from({ length: labelsOn(sheet) }, (_, index) => labelPlace(sheet, index, 0));
    for (const { page, x, y } of places) {
      expect(page).toBe(0);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + sheet.label.width).toBeLessThanOrEqual(sheet.page.width + 0.001);
      expect(y + sheet.label.height).toBeLessThanOrEqual(sheet.page.height + 0.001);
    }
    expect(sheet.across).toBeGreaterThanOrEqual(sheet.label.width);
    expect(sheet.down).toBeGreaterThanOrEqual(sheet.label.height);
    // As much is left on the right as on the left, below as above: the makers' sheets lie in the middle.
    const last = places.at(-1)!;
    expect(sheet.page.width - last.x - sheet.label.width).toBeCloseTo(sheet.left, 0);
    expect(sheet.page.height - last.y - sheet.label.height).toBeCloseTo(sheet.top, 0);
  });

  it('goes on on another page when it is full, and begins behind what is used', () => {
    expect(labelPlace(sheet, labelsOn(sheet), 0)).toEqual({ ...labelPlace(sheet, 0, 0), page: 1 });
    const skip = labelsOn(sheet) - 1;
    expect([labelPlace(sheet, 0, skip).page, labelPlace(sheet, 1, skip).page]).toEqual([0, 1]);
  });
});

async function printed(said: readonly string[], sheet: LabelSheetName = 'a4-21'): Promise<string> {
  const labels = said.map((label) => ({ label, where: '' }));
  const pdf = await labelPages({ sheet, skip: 0, labels, title: 'T' });
  return execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s/g, '');
}

describe('the labels of a site', { timeout: 20_000 }, () => {
  const site = new SiteOfSchedules();
  site.take(lines('label,location,plan,area', '10,House,B,', '9,House,B,Room', '11,House,A,', '1,Shed,,'));

  it('come plan by plan, as numbers are counted, and say where they go', () =>
    expect(socketLabels(site.state, null)).toEqual([
      { label: '11', where: 'A' },
      { label: '9', where: 'B · Room' },
      { label: '10', where: 'B' },
      { label: '1', where: 'Shed' },
    ]));

  it('are those of one plan, when asked for', () => {
    const plan = [...site.state.plans.values()].find(({ name }) => name === 'A')!;
    expect(socketLabels(site.state, plan.id)).toEqual([{ label: '11', where: 'A' }]);
  });

  it.each(labelSheetNames)('on %s end as they end: that tells neighbours apart', async (sheet) => {
    const said = ['HUS-A-PLAN2-01', 'HUS-A-PLAN2-60', 'Kök/Å-1', 'Kök/Å-01', 'Ljusgård norr-Mötesrum-Œ-117'];
    expect(await printed(said, sheet)).toBe(said.join('').replace(/\s/g, ''));
  });

  it('are printed in Latin, Greek and Cyrillic letters; for any other stands a box, and it is said', async () => {
    expect(await printed(['Škoda-Ω1', 'Łódź-ő2', 'Ελλ-3', 'Жук-4', '机-5'])).toBe('Škoda-Ω1Łódź-ő2Ελλ-3Жук-4□-5');
    expect(['Škoda-Ω1', 'Ελλ-3', '机-5', '😀'].filter(hasUndrawn)).toEqual(['机-5', '😀']);
  });

  const fits = (line: string): boolean => line.length <= 8;

  it.each([
    ['HUS-A-PLAN2-01', ['HUS-A-', 'PLAN2-01']],
    ['HUSAPLAN201', ['HUSAPLAN', '201']],
    ['Plan två 12', ['Plan', 'två 12']],
    ['A-B-CDEFGH-IJKLMNOP-1', ['A-B-CDEF', 'GH-IJKLM', 'NOP-1']],
    ['HUS-AAAAAAAAAAAAAAAAAAAAAAAAAAA-01', ['HUS-AAAA', 'AAA…AAAA', 'AAAAA-01']],
  ])('are broken where a person would, and lose their middle alone: %s', (label, lines) =>
    expect(labelLines(label, 3, fits)).toEqual(lines),
  );

  it('are drawn whatever stands on them', async () => {
    const labels = ['', '😀', 'Ω≠', 'W'.repeat(20_000), 'two\nlines', '\u202eRTL'].map((label) => ({
      label,
      where: label,
    }));
    const pdf = await labelPages({ sheet: 'roll-54x25', skip: 0, labels, title: 'T' });
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(labels.length);
  });
});
