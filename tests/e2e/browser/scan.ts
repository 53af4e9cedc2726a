// A scanner that types, as the page sees it: keys within a few milliseconds, ended by Enter. In the page itself, because keys sent
// one by one from outside are as slow as a hand when the machine is busy.

import type { Page } from '@playwright/test';

export const scan = (page: Page, text: string): Promise<void> =>
  page.evaluate((scanned) => {
    const target = document.activeElement ?? document.body;
    for (const key of [...scanned, 'Enter']) {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }, text);
