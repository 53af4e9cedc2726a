// A scanner that types: real key events, 5 ms apart by their own time stamps, so that a busy machine doesn't make a slow hand of it.

import type { Page } from '@playwright/test';

export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let at = Date.now() / 1_000;
  const press = async (key: string, typed: string): Promise<void> => {
    at += 0.005;
    const event = {
      key,
      text: typed,
      timestamp: at,
      ...(key === 'Enter' ? { windowsVirtualKeyCode: 13, code: 'Enter' } : {}),
    };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp: at });
  };
  for (const letter of text) await press(letter, letter);
  await press('Enter', '\r');
  await session.detach();
}
