import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { wordsOf, type Result } from '../../../electron/domain/failures.ts';
import { snapshotText } from '../../../electron/domain/fold/snapshot.ts';
import { createSiteState } from '../../../electron/domain/site-state.ts';
import { seededChance } from '../../../electron/environment/chance.ts';
import { createSite, openSite } from '../../../electron/site/open-site.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { openDatabase } from '../../../electron/site/sqlite.ts';
import { verifySite } from '../../../electron/site/verify-site.ts';
import { FolderInTest, labelled, smallBuilding } from '../../support/site/folder-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

const quiet = '--disable-warning=ExperimentalWarning';

let folder: FolderInTest;
let path: string;

beforeEach(() => {
  folder = new FolderInTest();
  path = folder.file('a');
  const document = folder.create('a');
  document.append(smallBuilding(40));
  document.close();
});
afterEach(() => folder.forget());

const open = (readonly = false): Result<SiteDocument> => openSite({ ...folder.writer(), path, readonly });

/** The code, after making sure that there is one clear sentence and nothing left unsaid in it. */
function codeOf(result: Result<unknown>): string {
  if (result.ok) return 'ok';
  for (const language of ['en', 'sv'] as const) {
    const { say, next } = wordsOf(result.failure, language);
    expect(`${say} ${next}`).not.toMatch(/\{\w+\}/);
  }
  return result.failure.code;
}

describe('a document opens, or says why', () => {
  it('cut off', () => {
    truncateSync(path, readFileSync(path).length - 5_000);
    const before = readFileSync(path);
    expect([codeOf(open()), codeOf(open(true)), codeOf(verifySite(path))]).toEqual(Array(3).fill('site.truncated'));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('empty, or something else', () => {
    for (const text of ['', 'hello', 'x'.repeat(10_000), 'SQLite format 3\0'.padEnd(4_096, '\0')]) {
      writeFileSync(path, text);
      expect(codeOf(open())).toBe('site.not-a-document');
      expect(readFileSync(path, 'latin1')).toBe(text);
    }
  });

  it('a database, but of another program', () => {
    path = folder.file('other');
    const database = openDatabase(path, false);
    database.exec('CREATE TABLE t (a)');
    database.close();
    expect(codeOf(open())).toBe('site.not-a-document');
  });

  it('a folder, or not there', () => {
    path = folder.path;
    expect(codeOf(open())).toBe('site.not-a-document');
    path = folder.file('nowhere');
    expect(codeOf(open())).toBe('site.not-found');
    expect(existsSync(path)).toBe(false);
    path = join(folder.path, 'no-such-folder', 'a.ochno-site');
    expect(codeOf(open())).toBe('site.not-found');
    expect(codeOf(createSite({ ...folder.writer(), path, name: 'x' }))).toBe('site.no-folder');
  });

  it('of a newer version, and does not touch it', () => {
    const database = openDatabase(path, false);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(path);
    expect([codeOf(open()), codeOf(open(true)), codeOf(verifySite(path))]).toEqual(Array(3).fill('site.too-new'));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('made where there is a file already', () => {
    const before = readFileSync(path);
    expect(codeOf(createSite({ ...folder.writer(), path, name: 'x' }))).toBe('site.exists');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('with any flipped byte: opens whole, or says why, or verifying does', () => {
    const chance = seededChance(5);
    const whole = readFileSync(path);
    const expected = foldText(valueOf(open(true)));
    for (let round = 0; round < 150; round += 1) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(chance() * bytes.length);
      bytes[at] = bytes[at]! ^ (1 << Math.floor(chance() * 8));
      writeFileSync(path, bytes);
      const opened = open(true);
      const verified = verifySite(path);
      codeOf(verified);
      if (codeOf(opened) !== 'ok' || !opened.ok) continue;
      const found = foldText(opened.value);
      if (verified.ok && verified.value.ok) expect({ at, found }).toEqual({ at, found: expected });
    }
  });

  it('with an event that makes no sense', () => {
    for (const [sql, code] of [
      ["UPDATE events SET body = '{' WHERE seq = 5", 'site.damaged'],
      ["UPDATE events SET type = 'socket.eaten' WHERE seq = 5", 'site.damaged'],
      ["UPDATE events SET body = '{}', type = 'bindings.repaired' WHERE seq = 5", 'site.damaged'],
    ] as const) {
      const database = openDatabase(path, false);
      database.exec(sql);
      database.close();
      expect(codeOf(open())).toBe(code);
      expect(codeOf(open(true))).toBe(code);
    }
  });
});

const foldText = (document: SiteDocument): string => {
  const fold = createSiteState();
  fold.applyAll([...document.events()]);
  document.close();
  return snapshotText(fold.snapshot());
};

describe('a document is open once', () => {
  const codes = (): string[] => [openedCode(), openedCode(true), codeOf(verifySite(path))];

  function openedCode(readonly = false): string {
    const opened = open(readonly);
    if (opened.ok) opened.value.close();
    return codeOf(opened);
  }

  it('in one process', () => {
    const document = valueOf(open());
    expect(codes()).toEqual(Array(3).fill('site.open-elsewhere'));
    expect(document.append([labelled(document, 's1', 'X')]).ok).toBe(true);
    document.close();
    expect(codes()).toEqual(Array(3).fill('ok'));
  });

  it('but by as many readers as like, until one writes', () => {
    const readers = [valueOf(open(true)), valueOf(open(true))];
    const writer = valueOf(open());
    writer.append([labelled(writer, 's1', 'X')]);
    for (const reader of readers) expect(reader.state.sockets.get('s1')!.label).toBe('01');
    for (const reader of readers) reader.close();
    expect(openedCode()).toBe('site.open-elsewhere');
    writer.close();
    expect(codes()).toEqual(Array(3).fill('ok'));
  });

  it('among processes, and by itself again when its process was killed', async () => {
    const child = spawn(process.execPath, [quiet, programPath('holding'), path]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(codes()).toEqual(Array(3).fill('site.open-elsewhere'));
    const killed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await killed;
    expect(codes()).toEqual(Array(3).fill('ok'));
  });
});

describe('where nothing can be written', () => {
  const refused = { writing: 'site.not-writable', creating: 'site.not-writable', reading: 40 };

  it.skipIf(process.platform === 'win32')('reading works, writing says why', () => {
    chmodSync(folder.path, 0o555);
    chmodSync(path, 0o444);
    // Root may write everywhere: then nobody tries.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const said = execFileSync(process.execPath, [quiet, programPath('reading'), path], { encoding: 'utf8', ...nobody });
    chmodSync(folder.path, 0o700);
    expect(JSON.parse(said)).toEqual(refused);
  });

  it.skipIf(!mayMount())('on a medium that is read-only: the same', () => {
    const said = inNamespace(
      `mount -o bind "${folder.path}" "${folder.path}" && mount -o remount,ro,bind "${folder.path}" && ` +
        `"${process.execPath}" ${quiet} "${programPath('reading')}" "${path}"`,
    );
    expect(JSON.parse(said)).toEqual(refused);
  });
});

describe('a full disk', () => {
  interface Filled {
    acknowledged: number;
    code: string;
    shown: number;
    found: number;
  }
  const command = (file: string): string => `"${process.execPath}" ${quiet} "${programPath('filling')}" "${file}"`;

  function expectNothingLost(said: string, code: string): void {
    const filled = JSON.parse(said) as Filled;
    expect(filled.code).toBe(code);
    expect(filled.acknowledged).toBeGreaterThan(10);
    expect([filled.shown, filled.found]).toEqual([filled.acknowledged, filled.acknowledged]);
  }

  it.skipIf(!mayMount())('takes nothing that was acknowledged', () => {
    const small = join(folder.path, 'small');
    mkdirSync(small);
    const mount = `mount -t tmpfs -o size=600k tmpfs "${small}"`;
    expectNothingLost(inNamespace(`${mount} && ${command(join(small, 'a.ochno-site'))}`), 'site.disk-full');
  });

  it.skipIf(process.platform === 'win32')('nor does a file that may not grow', () => {
    const said = execFileSync('bash', ['-c', `ulimit -f 500; ${command(folder.file('limited'))}`], {
      encoding: 'utf8',
    });
    expectNothingLost(said, 'site.disk-error');
  });
});

function programPath(name: string): string {
  return fileURLToPath(new URL(`../../support/site/${name}-program.ts`, import.meta.url));
}

/** Mounts are seen by this command alone. */
function inNamespace(command: string): string {
  return execFileSync('unshare', ['-rm', 'bash', '-c', command], { encoding: 'utf8' });
}

function mayMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'bash', '-c', 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
