// Decides where the window may go: nowhere but its own page, whether a link, a script, a frame or a redirect asks.
// https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation

import type { WebContents } from 'electron';

import { isOwnAddress } from '../own-page.ts';

/** The part of Electron's event that is asked: the address wanted, and the way to refuse it. */
interface Navigation {
  readonly url: string;
  preventDefault(): void;
}

export function refuseForeign(navigation: Navigation): void {
  if (!isOwnAddress(navigation.url)) navigation.preventDefault();
}

export function keepOnOwnPage(contents: WebContents): void {
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
}
