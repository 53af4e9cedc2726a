// Two ways to work a screen: with the mouse, and with the keyboard alone. The keyboard reaches what it presses as a person does, by
// Tab from where it stands, on or back: what Tab doesn't reach can't be used.

import { expect, type Locator, type Page } from '@playwright/test';

export interface Hand {
  press(what: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Of a list that writing has narrowed. */
  choose(what: Locator): Promise<void>;
  /** The n-th of some places on the plan, each another. */
  placeOnPlan(canvas: Locator, index: number): Promise<void>;
}

export const mouse: Hand = {
  press: (what) => what.click(),
  write: (field, text) => field.fill(text),
  choose: (what) => what.click(),
  placeOnPlan: (canvas, index) =>
    canvas.click({ position: { x: 180 + (index % 5) * 90, y: 160 + Math.floor(index / 5) * 90 } }),
};

/** More stops than any screen has. */
const mostStops = 150;

async function reach(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeVisible();
  await expect(what).toBeEnabled();
  for (let stop = 0; stop < mostStops; stop += 1) {
    const way = await what.evaluate((element) => {
      const from = document.activeElement ?? document.body;
      if (element === from) return null;
      return from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab';
    });
    if (way === null) return;
    await page.keyboard.press(way);
  }
  throw new Error(`Tab does not reach ${String(what)}`);
}

export const keyboard = (page: Page): Hand => ({
  async press(what) {
    await reach(page, what);
    await page.keyboard.press('Enter');
  },
  async write(field, text) {
    await reach(page, field);
    await page.keyboard.press('Control+a');
    // A hand, not a scanner: it puts in what it has in its clipboard.
    await page.keyboard.insertText(text);
  },
  async choose(what) {
    await expect(what).toBeVisible();
    // The first is highlighted.
    await page.keyboard.press('Enter');
  },
  async placeOnPlan(canvas, index) {
    await reach(page, canvas);
    // The plan moves under the cross in the middle of the view.
    const [along, back] = index % 2 === 0 ? ['ArrowLeft', 'ArrowUp'] : ['ArrowRight', 'ArrowDown'];
    for (let step = 0; step < index; step += 1) await page.keyboard.press(step % 2 === 0 ? along : back);
    await page.keyboard.press('Enter');
  },
});
