// Decides how the product's one window looks and when it shows: painted first, so that it never flashes white.

import { BrowserWindow } from 'electron';

import { startPage } from './own-page.ts';
import { webPreferences } from './security/web-preferences.ts';

/** Sizes in device-independent pixels. The smallest is a tablet held upright. */
const size = { width: 1366, height: 768, minWidth: 800, minHeight: 600 } as const;

export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    ...size,
    show: false,
    title: 'Commissioner',
    backgroundColor: '#f5f5f2',
    webPreferences: webPreferences(preload),
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(startPage);
  return window;
}
