import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, it } from 'vitest';

import {
  cleanedSvg,
  planTiles,
  takeInFrame,
  takeInPlan,
  takeInRevision,
  takeInTiles,
} from '../../../electron/application/take-in-plans.ts';
import type { PlanSheet } from '../../../electron/contract/plan-sheet.ts';
import { redoLast, undoLast } from '../../../electron/domain/edits.ts';
import { wholeCut, wholeFrame } from '../../../electron/domain/plan-frame.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import { createSite, openSite } from '../../../electron/site/open-site.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { packed } from '../../../renderer/src/features/plan/sheet/pack.ts';
import { levelsOf } from '../../../renderer/src/features/plan/sheet/pyramid.ts';
import { valueOf } from '../../support/value-of.ts';

const outside = systemOutside();
let folder = '';
let document: SiteDocument;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plans-'));
  const path = join(folder, 'a.ochno-site');
  document = valueOf(createSite({ ...outside, author: 'A', station: 'A', path, name: 'Tower' }));
  valueOf(document.append([{ type: 'location.added', body: { locationId: 'l1', name: 'Floor' } }]));
});
afterEach(() => {
  document.close();
  rmSync(folder, { recursive: true, force: true });
});

const png = (width: number, height: number, shade = 0): Uint8Array<ArrayBuffer> => {
  const picture = new PNG({ width, height });
  picture.data.fill(shade);
  return new Uint8Array(PNG.sync.write(picture));
};
const file = (bytes: Uint8Array<ArrayBuffer>, name = 'plan.png'): File => new File([bytes], name);

/** Of a sheet in one tile. */
function sheet(width: number, height: number, source: PlanSheet['source'] = null): PlanSheet {
  const tiles = packed(1_024, levelsOf({ width, height }), [[new Blob([png(width, height)])]]);
  return { tiles: new File([tiles], 'tiles'), source, metresWide: null };
}
const blob = (name: string): string => new TextDecoder().decode(valueOf(document.blob(name)));
const plan = () => [...document.state.plans.values()][0]!;

it('a plan keeps its picture, its tiles and its drawing; a scale that it brings is told', async () => {
  const drawing = { kind: 'dxf' as const, frame: wholeFrame, layers: ['Walls'], file: new File(['0\nEOF\n'], 'a.dxf') };
  const given = { locationId: 'l1', name: 'Plan', file: file(png(300, 200)) };
  valueOf(
    await takeInPlan(document, { ...given, sheet: { ...sheet(300, 200, drawing), metresWide: 40 } }, outside.ids),
  );
  expect(plan()).toMatchObject({ mediaType: 'image/png', width: 300, metresWide: 40 });
  const tiles = valueOf(planTiles(document, plan().tiles!));
  expect(tiles).toMatchObject({ form: 1, side: 1_024, source: { kind: 'dxf', layers: ['Walls'] } });
  expect(blob(tiles.source!.blob)).toBe('0\nEOF\n');
  expect(valueOf(document.blob(tiles.levels[0]!.tiles[0]!))).toEqual(png(300, 200));
});

it('a pack that is not whole is refused, and nothing of it is there', async () => {
  const broken = { ...sheet(300, 200), tiles: new File(['no pack'], 'tiles') };
  const taken = await takeInPlan(
    document,
    { locationId: 'l1', name: 'Plan', file: file(png(300, 200)), sheet: broken },
    outside.ids,
  );
  expect(taken).toMatchObject({ ok: false, failure: { code: 'plans.bad-tiles' } });
  expect(document.state.plans.size).toBe(0);
});

it('a drawing that is said to be in the document has to be', async () => {
  const source = { kind: 'pdf' as const, frame: wholeFrame, page: 1, file: 'f'.repeat(64) };
  const given = { locationId: 'l1', name: 'Plan', file: file(png(300, 200)), sheet: sheet(300, 200, source) };
  expect(await takeInPlan(document, given, outside.ids)).toMatchObject({ failure: { code: 'site.blob-missing' } });
});

it('an SVG comes in as what of it is a drawing, as a source too', async () => {
  const svg = new File(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(1)</script><rect width="9" height="9"/></svg>',
    ],
    'a.svg',
  );
  const clean = valueOf(await cleanedSvg(svg));
  expect(await clean.file.text()).not.toContain('script');
  const source = { kind: 'svg' as const, frame: wholeFrame, file: svg };
  const given = { locationId: 'l1', name: 'Plan', file: file(png(300, 200)), sheet: sheet(300, 200, source) };
  valueOf(await takeInPlan(document, given, outside.ids));
  expect(blob(valueOf(planTiles(document, plan().tiles!)).source!.blob)).not.toContain('script');
  expect(await cleanedSvg(file(png(1, 1)))).toMatchObject({ failure: { code: 'plans.not-a-picture' } });
});

it('a turned sheet and a newer revision are one act each, and another copy gets their tiles', async () => {
  const given = { locationId: 'l1', name: 'Plan', file: file(png(300, 200)), sheet: sheet(300, 200) };
  const { planId } = valueOf(await takeInPlan(document, given, outside.ids));
  const first = plan().tiles;
  const frame = { turns: 1 as const, cut: wholeCut };
  valueOf(await takeInFrame(document, { planId, frame, file: file(png(200, 300)), sheet: sheet(200, 300) }));
  expect(plan()).toMatchObject({ width: 200, revision: '1', before: null });
  valueOf(document.append(valueOf(undoLast(document.state, { station: 'A' }))));
  expect(plan()).toMatchObject({ width: 300, tiles: first });
  // A picture without tiles is shown from itself: none of another picture's.
  valueOf(await takeInRevision(document, { planId, revision: '2', file: file(png(600, 400)) }));
  expect(plan()).toMatchObject({ tiles: null, before: { tiles: first, revision: '1' } });

  const path = join(folder, 'b.ochno-site');
  valueOf(document.copyTo(path, []));
  const copy = valueOf(openSite({ ...outside, author: 'B', station: 'B', path, readonly: true }));
  const tiles = valueOf(planTiles(copy, first!));
  expect(copy.blob(tiles.levels[0]!.tiles[0]!).ok).toBe(true);
  copy.close();
});

it('a newer revision brings its scale too; one that says none leaves it, and undo takes both back', async () => {
  const given = { locationId: 'l1', name: 'Plan', file: file(png(300, 200)) };
  const { planId } = valueOf(await takeInPlan(document, given, outside.ids));
  const revised = (revision: string, metresWide: number | null) =>
    takeInRevision(document, {
      ...{ planId, revision, file: file(png(600, 400)) },
      sheet: { ...sheet(600, 400), metresWide },
    });
  valueOf(await revised('2', 40));
  expect(plan().metresWide).toBe(40);
  valueOf(await revised('3', null));
  expect(plan().metresWide).toBe(40);
  valueOf(await revised('4', 25));
  valueOf(document.append(valueOf(undoLast(document.state, { station: 'A' }))));
  expect(plan()).toMatchObject({ revision: '3', metresWide: 40 });
});

it('a plan that came without tiles keeps those made afterwards: once, of its own picture, and nobody takes them back', async () => {
  const { planId } = valueOf(
    await takeInPlan(document, { locationId: 'l1', name: 'Plan', file: file(png(300, 200)) }, outside.ids),
  );
  valueOf(await takeInRevision(document, { planId, revision: '2', file: file(png(300, 200, 1)) }));
  const { blob: shown, before } = plan();
  const given = { planId, sheet: sheet(300, 200) };
  valueOf(await takeInTiles(document, { ...given, blob: before!.blob }));
  expect(plan().tiles).toBe(null);
  valueOf(await takeInTiles(document, { ...given, blob: shown }));
  expect(plan()).toMatchObject({ blob: shown, revision: '2', before, width: 300 });
  const made = plan().tiles!;
  expect(valueOf(planTiles(document, made)).levels).toHaveLength(1);
  // Of two windows the second comes too late.
  const head = document.head();
  valueOf(await takeInTiles(document, { ...given, blob: shown }));
  expect(document.head()).toBe(head);
  // Undo takes back what a person did last.
  valueOf(document.append(valueOf(undoLast(document.state, { station: 'A' }))));
  expect(plan()).toMatchObject({ revision: '1', tiles: null });
  valueOf(document.append(valueOf(redoLast(document.state, { station: 'A' }))));
  expect(plan().tiles).toBe(made);
});
