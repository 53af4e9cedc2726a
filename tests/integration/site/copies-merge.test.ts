import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { bindSocket } from '../../../electron/domain/edits.ts';
import { seededChance } from '../../../electron/environment/chance.ts';
import { mergeSites } from '../../../electron/site/merge-sites.ts';
import { openDatabase } from '../../../electron/site/sqlite.ts';
import { verifySite } from '../../../electron/site/verify-site.ts';
import { FolderInTest, labelled, smallBuilding } from '../../support/site/folder-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

let folder: FolderInTest;
beforeEach(() => {
  folder = new FolderInTest();
  const document = folder.create('a');
  document.append(smallBuilding());
  document.close();
  copyFileSync(folder.file('a'), folder.file('b'));
});
afterEach(() => folder.forget());

const out = (): string => folder.file('out');
const merge = (...names: string[]): ReturnType<typeof mergeSites> =>
  mergeSites({ ...folder.writer('M'), paths: names.map((name) => folder.file(name)), out: out() });

/** Opens a copy, does something as its station, and closes it. */
function at(name: string, station: string, run: (document: ReturnType<FolderInTest['open']>) => void): void {
  folder.clock.advance(1_000);
  const document = folder.open(name, station);
  run(document);
  document.close();
}

describe('copies of a site', () => {
  it('merge into one, the same whichever comes first', () => {
    at('a', 'A', (document) => document.append([labelled(document, 's1', 'from A')]));
    at('b', 'B', (document) => {
      document.append([labelled(document, 's2', 'from B')]);
      document.putBlob(new Uint8Array([7]));
    });
    const before = readFileSync(folder.file('a'));
    expect(valueOf(merge('a', 'b'))).toEqual({ out: out(), events: 8, added: 1, conflicts: 0 });
    expect(readFileSync(folder.file('a')).equals(before)).toBe(true);

    const merged = folder.open('out', 'M', true);
    const first = { head: merged.head(), labels: [...merged.state.sockets.values()].map(({ label }) => label) };
    expect(first.labels).toEqual(['from A', 'from B', '03']);
    expect(valueOf(verifySite(out())).ok).toBe(true);
    merged.close();
    copyFileSync(folder.file('b'), folder.file('c'));
    const other = folder.open('c', 'C');
    const a = folder.open('a', 'A', true);
    valueOf(other.merge(a));
    expect({ head: other.head(), labels: [...other.state.sockets.values()].map(({ label }) => label) }).toEqual(first);
    expect(valueOf(other.merge(a))).toEqual({ added: 0 });
    other.close();
    a.close();
  });

  it('show what two people changed, and the later stands', () => {
    at('a', 'A', (document) => document.append([labelled(document, 's1', 'from A')]));
    at('b', 'B', (document) => document.append([labelled(document, 's1', 'from B')]));
    expect(valueOf(merge('b', 'a')).conflicts).toBe(1);
    const merged = folder.open('out');
    expect(merged.state.sockets.get('s1')!.label).toBe('from B');
    const [conflict] = merged.state.conflicts;
    expect(conflict!.field).toBe('socket/s1/label');
    expect(merged.event(conflict!.lost)).toMatchObject({ station: 'A', body: { label: 'from A' } });
    expect(merged.event(conflict!.kept)).toMatchObject({ station: 'B', body: { label: 'from B' } });
    merged.append([labelled(merged, 's1', 'settled')]);
    expect(merged.state.conflicts).toEqual([]);
    merged.close();
  });

  it('show a port that two people gave to different sockets', () => {
    for (const [name, socketId] of [
      ['a', 's1'],
      ['b', 's2'],
    ] as const) {
      at(name, name, (document) => {
        const args = { socketId, hubId: 'h1', number: 3, how: 'hand' } as const;
        document.append(valueOf(bindSocket(document.state, args)));
      });
    }
    expect(valueOf(merge('a', 'b')).conflicts).toBe(1);
    const merged = folder.open('out', 'M', true);
    expect(merged.state.sockets.get('s1')!.binding).toBeNull();
    expect(merged.state.conflicts[0]!.field).toBe('socket/s1/binding');
    merged.close();
  });

  it('go on after the merge later than anything in either', () => {
    const future = {
      ...folder.writer('B'),
      clock: { now: () => folder.clock.now() + 86_400_000, after: () => () => {} },
    };
    const ahead = folder.openAs('b', future);
    ahead.append([labelled(ahead, 's1', 'tomorrow')]);
    ahead.close();
    const document = folder.open('a');
    valueOf(document.merge(folder.open('b', 'B', true)));
    document.append([labelled(document, 's1', 'today')]);
    expect(document.state.sockets.get('s1')!.label).toBe('today');
    expect(document.state.conflicts).toEqual([]);
    document.close();
  });

  it('refuse another site, a changed copy, and a file in the way, and leave nothing behind', () => {
    const stranger = folder.create('stranger', 'another');
    stranger.close();
    expect(merge('a', 'stranger')).toMatchObject({ failure: { code: 'site.other-site' } });
    expect(existsSync(out())).toBe(false);

    const database = openDatabase(folder.file('b'), false);
    database.exec("UPDATE events SET hash = 'x' WHERE seq = 3");
    database.close();
    expect(merge('a', 'b')).toMatchObject({ failure: { code: 'site.copies-disagree' } });
    expect(merge('a', 'nowhere')).toMatchObject({ failure: { code: 'site.not-found' } });
    expect(existsSync(out())).toBe(false);

    expect(mergeSites({ ...folder.writer(), paths: [folder.file('a')], out: folder.file('b') })).toMatchObject({
      failure: { code: 'site.exists' },
    });
    expect(merge()).toMatchObject({ failure: { code: 'shell.wrong-use' } });
  });

  it('that are damaged, wherever, are merged or named in a sentence, and leave nothing behind', () => {
    const whole = readFileSync(folder.file('b'));
    const chance = seededChance(7);
    for (let round = 0; round < 60; round += 1) {
      const damaged = Buffer.from(whole);
      for (let flip = 0; flip < 40; flip += 1) damaged[100 + Math.floor(chance() * (damaged.length - 100))]! ^= 0x15;
      writeFileSync(folder.file('b'), damaged);
      const merged = merge('b', 'a');
      if (merged.ok) rmSync(out());
      else {
        expect(merged.failure.code).toMatch(/^site\./);
        expect(merged.failure.params?.['path']).not.toBe(out());
      }
      expect([out(), `${out()}-wal`].filter((file) => existsSync(file))).toEqual([]);
    }
  });
});
