import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { redoLast, undoLast } from '../../../electron/domain/edits.ts';
import type { Change } from '../../../electron/domain/site-types.ts';
import { snapshotText } from '../../../electron/domain/fold/snapshot.ts';
import { createSiteState } from '../../../electron/domain/site-state.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { anyChoices, editOf } from '../../support/site/any-edits.ts';
import { FolderInTest, labelled, smallBuilding } from '../../support/site/folder-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

let folder: FolderInTest;
beforeEach(() => {
  folder = new FolderInTest();
});
afterEach(() => folder.forget());

const plan = {
  ...{ planId: 'p1', locationId: 'l1', name: 'Plan', blob: 'b', mediaType: 'image/png' },
  ...{ width: 4, height: 3, revision: 'A' },
};
const labels = (document: SiteDocument): string[] => [...document.state.sockets.values()].map(({ label }) => label);

describe('a document', () => {
  it('is one file when it is closed, and the same when it is opened again', () => {
    const document = folder.create('a');
    const events = valueOf(document.append(smallBuilding()));
    const head = document.head();
    document.close();
    expect(readdirSync(folder.path)).toEqual(['a.ochno-site']);

    const again = folder.open('a');
    expect([...again.events()].slice(1)).toEqual(events);
    expect(again.event(events[0]!.id)).toEqual(events[0]);
    expect(again.event('nobody')).toBeUndefined();
    expect(labels(again)).toEqual(['01', '02', '03']);
    expect(again.head()).toBe(head);
    again.close();
  });

  it('tells what changed, after it is in the state', () => {
    const document = folder.create('a');
    document.append(smallBuilding());
    const told: { changes: readonly Change[]; label: string | undefined }[] = [];
    const silence = document.onChange((changes) => told.push({ changes, label: labels(document)[0] }));
    document.append([labelled(document, 's1', 'X')]);
    silence();
    document.append([labelled(document, 's1', 'Y')]);
    expect(told).toEqual([{ changes: [{ kind: 'socket', id: 's1' }], label: 'X' }]);
    document.close();
  });

  it('orders events by its clock even where the wall clock jumps back', () => {
    const document = folder.create('a');
    document.append(smallBuilding());
    document.append([labelled(document, 's1', 'first')]);
    document.close();
    const yesterday = {
      ...folder.writer(),
      clock: { now: () => folder.clock.now() - 86_400_000, after: () => () => {} },
    };
    const again = folder.open('a', 'A');
    again.close();
    const late = folder.openAs('a', yesterday);
    late.append([labelled(late, 's1', 'second')]);
    expect(labels(late)[0]).toBe('second');
    late.close();
    expect(labels(folder.open('a', 'A', true))[0]).toBe('second');
  });

  it('keeps pictures under their hash', () => {
    const document = folder.create('a');
    const name = valueOf(document.putBlob(new TextEncoder().encode('abc')));
    expect(name).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(valueOf(document.putBlob(new TextEncoder().encode('abc')))).toBe(name);
    document.close();
    const again = folder.open('a', 'A', true);
    expect(new TextDecoder().decode(valueOf(again.blob(name)))).toBe('abc');
    expect(again.blob('00')).toMatchObject({ ok: false, failure: { code: 'site.blob-missing' } });
    again.close();
  });

  it('undoes and redoes whole acts, also after it was closed', () => {
    const document = folder.create('a');
    document.append(smallBuilding());
    document.append([labelled(document, 's1', 'X'), labelled(document, 's2', 'Y')]);
    document.close();
    const again = folder.open('a');
    again.append(valueOf(undoLast(again.state, { station: 'A' })));
    expect(labels(again)).toEqual(['01', '02', '03']);
    again.append(valueOf(redoLast(again.state, { station: 'A' })));
    expect(labels(again)).toEqual(['X', 'Y', '03']);
    again.append(valueOf(undoLast(again.state, { station: 'A' })));
    again.append(valueOf(undoLast(again.state, { station: 'A' })));
    expect(labels(again)).toEqual([]);
    expect(undoLast(again.state, { station: 'A' })).toMatchObject({ failure: { code: 'site.nothing-to-undo' } });
    again.append(valueOf(redoLast(again.state, { station: 'A' })));
    again.append(valueOf(redoLast(again.state, { station: 'A' })));
    expect(labels(again)).toEqual(['X', 'Y', '03']);
    expect(redoLast(again.state, { station: 'A' })).toMatchObject({ failure: { code: 'site.nothing-to-redo' } });
    again.close();
  });

  it('undoes and redoes every edit of many sittings, one press each', () => {
    const document = folder.create('a');
    valueOf(document.append(smallBuilding(40)));
    valueOf(document.append([{ type: 'plan.imported', body: plan }]));
    document.close();
    const seen = (of: SiteDocument): string => JSON.stringify([...of.state.sockets, ...of.state.areas]);
    let site = folder.open('a');
    const before = seen(site);
    let edits = 0;
    for (const [sitting, choices] of fc.sample(anyChoices(60), { numRuns: 3, seed: 5 }).entries()) {
      for (const choice of choices) {
        const drafts = editOf(site.state, choice, folder.ids);
        if (drafts.ok && valueOf(site.append(drafts.value)).length > 0) edits += 1;
      }
      if (sitting === 1) valueOf(site.append(smallBuilding(1_200).slice(42)));
      site.close();
      site = folder.open('a');
    }
    const after = seen(site);
    const press = (command: typeof undoLast): number => {
      for (let presses = 0; ; presses += 1) {
        const drafts = command(site.state, { station: 'A' });
        if (!drafts.ok || (command === undoLast && presses === edits + 1)) return presses;
        valueOf(site.append(drafts.value));
        if (presses % 50 !== 49) continue;
        site.close();
        site = folder.open('a');
      }
    };
    expect(press(undoLast)).toBe(edits + 1);
    expect(seen(site)).toBe(before);
    site.close();
    site = folder.open('a');
    expect(press(redoLast)).toBe(edits + 1);
    expect(seen(site)).toBe(after);
    site.close();
  }, 120_000);

  it('takes up its kept fold, and folds the same from the start', () => {
    const document = folder.create('a');
    document.append(smallBuilding(1_200));
    document.append([labelled(document, 's1', 'X')]);
    document.close();
    const again = folder.open('a');
    again.append([labelled(again, 's1', 'Y')]);
    again.append(valueOf(undoLast(again.state, { station: 'A' })));
    const anew = createSiteState();
    anew.applyAll([...again.events()]);
    expect(labels(again)).toEqual([...anew.state.sockets.values()].map(({ label }) => label));
    expect(again.state.eventCount).toBe(anew.state.eventCount);
    expect(again.state.lastSetBy('socket/s1/label')).toBe(anew.state.lastSetBy('socket/s1/label'));
    again.close();
    expect(snapshotText(anew.snapshot())).toContain('"s1200"');
  });

  it('refuses writing when it was opened for reading', () => {
    folder.create('a').close();
    const document = folder.open('a', 'A', true);
    expect(document.append(smallBuilding())).toMatchObject({ failure: { code: 'site.read-only' } });
    expect(document.putBlob(new Uint8Array(1))).toMatchObject({ failure: { code: 'site.read-only' } });
    document.close();
    expect(document.append(smallBuilding())).toMatchObject({ failure: { code: 'site.closed' } });
  });

  it('acknowledges nothing when its file is gone', () => {
    const document = folder.create('a');
    renameSync(folder.file('a'), folder.file('b'));
    expect(document.append(smallBuilding())).toMatchObject({ failure: { code: 'site.gone' } });
    expect(document.state.sockets.size).toBe(0);
    document.close();
    expect(existsSync(folder.file('a'))).toBe(false);
  });

  it('acknowledges nothing when its folder is gone', () => {
    const document = folder.create('a');
    rmSync(folder.path, { recursive: true });
    expect(document.append(smallBuilding())).toMatchObject({ failure: { code: 'site.gone' } });
    document.close();
  });
});
