import { expect, test, vi } from 'vitest';

import { demoIn, documentIn } from '../../../electron/main/documents.ts';
import { droppedPath, listenForDrops } from '../../../electron/main/security/dropped-documents.ts';
import { WantedDocuments } from '../../../electron/main/wanted-documents.ts';

test.each([
  ['a double click', ['/opt/commissioner', '/home/eva/Bryggan.ochno-site'], '/home/eva/Bryggan.ochno-site'],
  ['a path of the folder it was typed in', ['Bryggan.ochno-site'], '/home/eva/Bryggan.ochno-site'],
  ['two documents: the last', ['/a.ochno-site', '/b.OCHNO-SITE'], '/b.OCHNO-SITE'],
  ['an option that looks like one', ['--open=/a.ochno-site'], null],
  ['another file', ['/home/eva/plan.pdf'], null],
  ['nothing', [], null],
])('%s', (_what, argv, path) => {
  expect(documentIn(argv, '/home/eva')).toBe(path);
});

const own = { senderFrame: { url: 'app://commissioner/index.html', parent: null } };

test.each([
  ['the page took', own, '/home/eva/a.ochno-site', '/home/eva/a.ochno-site'],
  ['is no site document', own, '/etc/passwd', null],
  ['has no whole path', own, 'a.ochno-site', null],
  ['is no text', own, { path: '/a.ochno-site' }, null],
  ['a foreign page names', { senderFrame: { url: 'https://evil.example/', parent: null } }, '/a.ochno-site', null],
  ['an inner frame names', { senderFrame: { ...own.senderFrame, parent: {} } }, '/a.ochno-site', null],
  ['a frame that is gone names', { senderFrame: null }, '/a.ochno-site', null],
])('a dropped document that %s', (_whose, event, path, opened) => {
  expect(droppedPath(event as Parameters<typeof droppedPath>[0], path)).toBe(opened);
});

test.each([
  [['/app', '--demo'], { sockets: 24 }],
  [['/app', '--demo', '--sockets', '60', '--faults', 'swap:1'], { sockets: 60, faults: 'swap:1' }],
  [['/app', '--demo', '--sockets', 'many', '--seed', '7'], { sockets: 24 }],
  [['/app', 'site.ochno-site'], null],
])('a demonstration in %j', (argv, asked) => {
  expect(demoIn(argv)).toEqual(asked);
});

test('a dropped document is opened, anything else is not', () => {
  let dropped = (_event: unknown, _path: unknown): void => {};
  const ipcMain = { on: (_channel: string, listener: typeof dropped) => void (dropped = listener) };
  const open = vi.fn();
  listenForDrops(...([ipcMain, open] as unknown as Parameters<typeof listenForDrops>));
  dropped(own, '/a.ochno-site');
  dropped(own, '/etc/passwd');
  dropped({ senderFrame: null }, '/b.ochno-site');
  expect(open.mock.calls).toEqual([['/a.ochno-site']]);
});

test('what was asked for before the application was there is opened by it, the last of them; nothing once it ends', () => {
  const open = vi.fn();
  const wanted = new WantedDocuments('/named.ochno-site');
  wanted.ask('/clicked.ochno-site');
  wanted.openWith(open);
  wanted.ask('/later.ochno-site');
  wanted.end();
  wanted.ask('/too-late.ochno-site');
  expect(open.mock.calls.flat()).toEqual(['/clicked.ochno-site', '/later.ochno-site']);
});

test('where nothing was asked for nothing is opened', () => {
  const open = vi.fn();
  new WantedDocuments(null).openWith(open);
  expect(open).not.toHaveBeenCalled();
});
