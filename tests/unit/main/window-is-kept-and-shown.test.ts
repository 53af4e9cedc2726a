// The window itself and what is kept for it on the disk, with Electron's own parts played by the test.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';

type Listener = () => void;
const shown = vi.hoisted(() => ({ folder: '', windows: [] as FakeWindow[] }));

class FakeWindow {
  readonly listeners = new Map<string, Listener>();
  readonly did: string[] = [];
  bounds = { x: 0, y: 0, width: 0, height: 0 };
  maximized = false;
  readonly options: Record<string, unknown>;
  constructor(options: Record<string, unknown>) {
    this.options = options;
    shown.windows.push(this);
  }
  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }
  once(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }
  tell(event: string): void {
    this.listeners.get(event)?.();
  }
  maximize(): void {
    this.did.push('maximize');
  }
  show(): void {
    this.did.push('show');
  }
  loadURL(address: string): Promise<void> {
    this.did.push(address);
    return Promise.resolve();
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  getNormalBounds(): FakeWindow['bounds'] {
    return this.bounds;
  }
}

vi.mock('electron', () => ({
  BrowserWindow: FakeWindow,
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
}));
vi.mock('electron-store', async () => {
  const { default: Conf } = await import('conf');
  return {
    default: class extends Conf {
      constructor() {
        super({ cwd: shown.folder, configName: 'config' });
      }
    },
  };
});

const { openWindow } = await import('../../../electron/main/window.ts');
const { keptOnDisk } = await import('../../../electron/main/kept-on-disk.ts');

beforeEach(() => void (shown.folder = mkdtempSync(join(tmpdir(), 'kept-'))));
afterEach(() => {
  shown.windows.length = 0;
  rmSync(shown.folder, { recursive: true, force: true });
});

async function opened(kept: { x: number; y: number; width: number; height: number; maximized: boolean } | null) {
  const [clock, write] = [new VirtualClock(), vi.fn()];
  await openWindow('/preload.cjs', { clock, read: () => kept, write });
  return { clock, write, window: shown.windows.at(-1)! };
}

test('opens where it was, and shows itself when it is painted', async () => {
  const { window } = await opened({ x: 10, y: 20, width: 1200, height: 700, maximized: true });
  expect(window.options).toMatchObject({ x: 10, y: 20, width: 1200, height: 700, show: false });
  expect(window.options['webPreferences']).toMatchObject({ sandbox: true, preload: '/preload.cjs' });
  expect(window.did).toEqual(['maximize', 'app://commissioner/index.html']);
  window.tell('ready-to-show');
  expect(window.did.at(-1)).toBe('show');
});

test('opens at the default size when its screen is gone', async () => {
  const { window } = await opened({ x: 5_000, y: 0, width: 1200, height: 700, maximized: false });
  expect(window.options).toMatchObject({ width: 1366, height: 768 });
  expect(window.options).not.toHaveProperty('x');
});

test('keeps its place a moment after the hand rests, and when it closes', async () => {
  const { clock, write, window } = await opened(null);
  window.bounds = { x: 1, y: 2, width: 900, height: 700 };
  for (let told = 0; told < 20; told += 1) {
    window.tell('move');
    clock.advance(100);
  }
  expect(write).not.toHaveBeenCalled();
  clock.advance(200);
  expect(write.mock.calls).toEqual([[{ x: 1, y: 2, width: 900, height: 700, maximized: false }]]);
  window.tell('resize');
  window.maximized = true;
  window.tell('close');
  clock.advance(1_000);
  expect(write).toHaveBeenCalledTimes(2);
  expect(write).toHaveBeenLastCalledWith({ x: 1, y: 2, width: 900, height: 700, maximized: true });
});

test('what is kept is on the disk at once, and there at the next start', () => {
  const kept = keptOnDisk();
  expect(kept.get('recents')).toEqual([]);
  expect(kept.own('window')).toBeNull();
  const place = { x: 1, y: 2, width: 900, height: 700, maximized: false };
  kept.setOwn('window', place);
  kept.set('joined', { site: 'Ochno' });
  expect(JSON.parse(readFileSync(join(shown.folder, 'config.json'), 'utf8'))).toMatchObject({ window: place });
  const next = keptOnDisk();
  expect([next.own('window'), next.get('joined')]).toEqual([place, { site: 'Ochno' }]);
});
