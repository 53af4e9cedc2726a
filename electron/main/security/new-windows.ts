// Decides what `window.open` and links to a new window get: never a window; a web page goes to the person's own browser.
// https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows

import type { WebContents } from 'electron';

import { openWebPage } from './external-links.ts';

export function refuseNewWindows(contents: WebContents, openExternal: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    openWebPage(url, openExternal);
    return { action: 'deny' };
  });
}
