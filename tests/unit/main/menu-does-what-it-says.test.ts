import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { menuTemplate, type MenuState } from '../../../electron/main/menu.ts';
import { menuWords } from '../../../electron/main/menu-words.ts';

const actions = {
  newSite: vi.fn(),
  openSite: vi.fn(),
  openRecent: vi.fn(),
  closeSite: vi.fn(),
  undo: vi.fn(),
  redo: vi.fn(),
  go: vi.fn(),
  newWindow: vi.fn(),
};
beforeEach(() => vi.clearAllMocks());

const open: MenuState = {
  language: 'en',
  mac: false,
  packed: true,
  siteIsOpen: true,
  recents: [{ name: 'Bryggan', path: '/a.ochno-site' }],
};
type Entry = MenuItemConstructorOptions;
const all = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? all(entry.submenu) : [])]);
const entriesOf = (state: Partial<MenuState> = {}): Entry[] => all(menuTemplate({ ...open, ...state }, actions));
const press = (entry: Entry | undefined): void => (entry?.click as (() => void) | undefined)?.();

test('every entry that is ours does what it says', () => {
  for (const entry of entriesOf()) press(entry);
  const { go, ...others } = actions;
  for (const action of Object.values(others)) expect(action).toHaveBeenCalledOnce();
  expect(actions.openRecent).toHaveBeenCalledWith('/a.ochno-site');
  expect(go.mock.calls.flat()).toEqual([
    '/',
    ...['/site', '/plan', '/hubs', '/verify', '/issues', '/report'],
    '/settings',
    '/help',
  ]);
});

test.each([
  ['CmdOrCtrl+N', 'New site …'],
  ['CmdOrCtrl+O', 'Open …'],
  ['CmdOrCtrl+2', 'Plan'],
  ['CmdOrCtrl+,', 'Settings'],
  ['F1', 'Guide'],
])('%s is %s', (accelerator, label) => {
  expect(entriesOf().find((entry) => entry.accelerator === accelerator)?.label).toBe(label);
});

test.each([
  ['en', 'Site'],
  ['sv', 'Plats'],
] as const)('a new site is called in the language of the screens: %s', (language, name) => {
  press(entriesOf({ language }).find(({ accelerator }) => accelerator === 'CmdOrCtrl+N'));
  expect(actions.newSite).toHaveBeenCalledWith(name);
});

test('no two entries have the same key, and none that is a letter alone', () => {
  const keys = entriesOf().flatMap(({ accelerator }) => (accelerator === undefined ? [] : [String(accelerator)]));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => key.length === 1)).toEqual([]);
});

test('the keys of Undo and Redo stay with what is being written', () => {
  const entries = entriesOf();
  expect(entries.filter(({ role }) => role === 'undo' || role === 'redo').map(({ click }) => click)).toEqual([
    undefined,
    undefined,
  ]);
  expect(entries.map(({ accelerator }) => accelerator)).not.toContain('CmdOrCtrl+Z');
});

test('what needs a site is grey without one', () => {
  const grey = entriesOf({ siteIsOpen: false }).filter(({ enabled }) => enabled === false);
  expect(grey.map(({ label }) => label)).toEqual([
    'Close site',
    ...['Site', 'Plan', 'Hubs', 'Verify', 'Issues', 'Report'],
    'Undo in site',
    'Redo in site',
  ]);
});

describe('recent sites', () => {
  test('are listed by their names, whatever they are called, ten at most', () => {
    const recents = Array.from({ length: 12 }, (_, index) => ({ name: `Sven & ${'x'.repeat(99)}`, path: `/${index}` }));
    const listed = entriesOf({ recents }).filter(({ sublabel }) => sublabel !== undefined);
    expect(listed).toHaveLength(10);
    expect(listed[0]?.label).toMatch(/^Sven && x{52}…$/);
  });

  test('of which there are none say so', () => {
    expect(entriesOf({ recents: [] }).find(({ label }) => label === 'None yet')?.enabled).toBe(false);
  });
});

test.each(['en', 'sv'] as const)(
  'in %s every entry is worded, also what Electron itself would word in English',
  (language) => {
    for (const mac of [true, false]) {
      const unworded = entriesOf({ language, mac, packed: false }).filter(
        ({ label, type, submenu }) => label === undefined && type !== 'separator' && submenu === undefined,
      );
      expect(unworded).toEqual([]);
    }
    expect(Object.values(menuWords[language]).every((word) => word.trim() !== '')).toBe(true);
  },
);

test('developer tools are there only while it is not packed, the application menu only on a Mac', () => {
  const roles = (state: Partial<MenuState>) => entriesOf(state).map(({ role }) => role);
  expect(roles({ packed: false })).toContain('toggleDevTools');
  expect(roles({ packed: true })).not.toContain('toggleDevTools');
  expect(roles({ mac: true })).toContain('services');
  expect(roles({ mac: false })).not.toContain('services');
});
