import { copyFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDatabase } from '../../../electron/site/sqlite.ts';
import { verifySite, type Verification } from '../../../electron/site/verify-site.ts';
import { FolderInTest, labelled, smallBuilding } from '../../support/site/folder-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

let folder: FolderInTest;
/** Of the document after each of three sittings. */
let heads: string[];
/** All ids, in order. */
let ids: string[];

beforeEach(() => {
  folder = new FolderInTest();
  heads = [];
  const first = folder.create('a');
  const blob = valueOf(first.putBlob(new Uint8Array([1, 2, 3])));
  first.append(smallBuilding());
  const picture = { blob, mediaType: 'image/png', width: 1, height: 1, revision: '1' };
  first.append([{ type: 'plan.imported', body: { planId: 'p1', locationId: 'l1', name: 'P', ...picture } }]);
  heads.push(first.head());
  first.close();
  for (const label of ['X', 'Y']) {
    const document = folder.open('a');
    for (const socket of ['s1', 's2', 's3']) document.append([labelled(document, socket, label)]);
    heads.push(document.head());
    ids = [...document.events()].map(({ id }) => id);
    document.close();
  }
});
afterEach(() => folder.forget());

const verified = (head?: string): Verification => valueOf(verifySite(folder.file('a'), head));

/** Changes the file behind the program's back. */
function tamper(sql: string, ...values: (string | number)[]): void {
  const database = openDatabase(folder.file('a'), false);
  database.exec('PRAGMA foreign_keys = OFF');
  database.prepare(sql).run(...values);
  database.close();
}

describe('what was changed afterwards shows', () => {
  it('not where nothing was', () => {
    expect(verified()).toEqual({ ok: true, events: ids.length, head: heads[2] });
    for (const head of heads) expect(verified(head).ok).toBe(true);
    expect(verified(heads[2]!.toUpperCase()).ok).toBe(true);
  });

  const changes = ['clock', 'author', 'station', 'type', 'body', 'act'];
  it.each(changes)('a changed %s of a record', (column) => {
    tamper(`UPDATE events SET ${column} = ? WHERE id = ?`, column === 'body' ? '{"label":"Z"}' : 'z', ids[7]!);
    expect(verified()).toMatchObject({ ok: false, code: 'site.record-changed', event: ids[7] });
  });

  it('a changed time of a record', () => {
    tamper('UPDATE events SET at = at + 1 WHERE id = ?', ids[7]!);
    expect(verified()).toMatchObject({ ok: false, code: 'site.record-changed', event: ids[7] });
  });

  it('a record taken out of a sitting', () => {
    tamper('DELETE FROM events WHERE id = ?', ids[2]!);
    expect(verified()).toMatchObject({ ok: false, code: 'site.record-missing', event: ids[3] });
  });

  it('the end of a sitting that another followed', () => {
    const last = ids.length - 4;
    tamper('DELETE FROM events WHERE id = ?', ids[last]!);
    expect(verified()).toMatchObject({ ok: false, code: 'site.record-missing', event: ids[last + 1] });
  });

  it('a whole sitting in the middle', () => {
    tamper('DELETE FROM events WHERE chain = 2');
    tamper('DELETE FROM chains WHERE number = 2');
    expect(verified()).toMatchObject({ ok: false, code: 'site.record-missing', event: ids[ids.length - 3] });
  });

  it('a chain without its name', () => {
    tamper('DELETE FROM chains WHERE number = 2');
    expect(verified()).toMatchObject({ ok: false });
  });

  it('two records that changed places', () => {
    tamper('UPDATE events SET link = CASE link WHEN 2 THEN 3 ELSE 2 END WHERE chain = 2 AND link IN (2, 3)');
    expect(verified()).toMatchObject({ ok: false, code: 'site.record-changed' });
  });

  it('the end cut off, to who knows the head', () => {
    tamper('DELETE FROM events WHERE id = ?', ids.at(-1)!);
    expect(verified().ok).toBe(true);
    expect(verified(heads[1]).ok).toBe(true);
    expect(verified(heads[2])).toMatchObject({ ok: false, code: 'site.end-missing', event: ids.at(-2) });
  });

  it('a head that never was', () => {
    expect(verified('0'.repeat(64))).toMatchObject({ ok: false, code: 'site.end-missing' });
  });

  it('a missing picture', () => {
    tamper('DELETE FROM blobs');
    expect(verified()).toMatchObject({ ok: false, code: 'site.blob-missing' });
    const document = folder.open('a', 'A', true);
    expect(document.blob(document.state.plans.get('p1')!.blob)).toMatchObject({
      failure: { code: 'site.blob-missing' },
    });
    document.close();
  });

  it('a changed picture', () => {
    tamper("UPDATE blobs SET bytes = x'00'");
    expect(verified()).toMatchObject({ ok: false, code: 'site.blob-damaged' });
    const document = folder.open('a', 'A', true);
    expect(document.blob(document.state.plans.get('p1')!.blob)).toMatchObject({
      failure: { code: 'site.blob-damaged' },
    });
    document.close();
  });

  it('a changed summary', () => {
    const document = folder.open('a');
    document.append(smallBuilding(1_000).slice(5));
    document.close();
    expect(verified().ok).toBe(true);
    tamper("UPDATE folds SET fold = replace(fold, 'Tower', 'Power')");
    expect(verified()).toMatchObject({ ok: false, code: 'site.fold-changed' });
  });

  it('heads of both copies are found after a merge, and of a report after more work', () => {
    copyFileSync(folder.file('a'), folder.file('b'));
    const other = folder.open('b', 'B');
    other.append([labelled(other, 's1', 'B')]);
    const otherHead = other.head();
    const document = folder.open('a');
    document.append([labelled(document, 's2', 'A')]);
    const head = document.head();
    valueOf(document.merge(other));
    document.append([{ type: 'report.issued', body: { number: '1', revision: 1, digest: '', head: document.head() } }]);
    other.close();
    document.close();
    for (const known of [...heads, head, otherHead]) expect(verified(known).ok).toBe(true);
  });
});

describe('a copy of a document', () => {
  it('begins a chain of its own, so that both verify after both went on', () => {
    copyFileSync(folder.file('a'), folder.file('b'));
    for (const name of ['a', 'b']) {
      const document = folder.open(name);
      document.append([labelled(document, 's1', name)]);
      document.close();
    }
    const document = folder.open('a');
    const other = folder.open('b', 'A', true);
    expect(valueOf(document.merge(other))).toEqual({ added: 1 });
    other.close();
    document.close();
    expect(verified().ok).toBe(true);
  });
});
