// Decides how the product's window looks and when it shows: painted first, so that it never flashes white; where it was
// when it was last seen.

import { BrowserWindow, screen } from 'electron';

import type { Cancel, Clock } from '../environment/clock.ts';
import { startPage } from './own-page.ts';
import { webPreferences } from './security/web-preferences.ts';
import { placeOnScreen, type WindowPlace } from './window-place.ts';

/** Sizes in device-independent pixels. The smallest is a tablet held upright. */
const size = { width: 1366, height: 768, minWidth: 800, minHeight: 600 } as const;

/** A hand that has dragged rests so long. */
const settledMs = 300;

export interface PlaceKeeper {
  readonly clock: Clock;
  read(): WindowPlace | null;
  write(place: WindowPlace): void;
}

export async function openWindow(preload: string, keeper: PlaceKeeper): Promise<BrowserWindow> {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = placeOnScreen(keeper.read(), screens);
  const { maximized = false, ...bounds } = place ?? {};
  const window = new BrowserWindow({
    ...size,
    ...bounds,
    show: false,
    title: 'Commissioner',
    backgroundColor: '#f5f5f2',
    webPreferences: webPreferences(preload),
  });
  if (maximized) window.maximize();
  const keep = (): void => keeper.write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  // Told many times while a hand drags; `resized` and `moved`, told once, are not told on Linux.
  let keepSoon: Cancel = () => {};
  for (const moved of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
    window.on(moved as 'resize', () => {
      keepSoon();
      keepSoon = keeper.clock.after(settledMs, keep);
    });
  }
  window.once('close', () => {
    keepSoon();
    keep();
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(startPage);
  return window;
}
