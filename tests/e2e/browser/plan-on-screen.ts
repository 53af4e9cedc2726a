// A floor plan as a person sees and works it, for the specs of the Plan screen.

import { expect, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';

export const blank = (width = 800, height = 600): Buffer => {
  const png = new PNG({ width, height });
  png.data.fill(255);
  return PNG.sync.write(png);
};
export const picture = { name: 'Floor 1.png', mimeType: 'image/png', buffer: blank() };

export async function newSite(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await page.getByLabel('Location', { exact: true }).fill('Bryggan 1');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await page.getByRole('link', { name: /^Plan/ }).click();
  // The Site screen offers it too, and is there until the other has come.
  await expect(page).toHaveURL(/#\/plan/);
}

/** A floor plan in sight, with nothing on it. */
export async function onPlan(page: Page, address: string): Promise<PlanOnScreen> {
  await newSite(page, address);
  await page.getByLabel('Add a floor plan').setInputFiles(picture);
  const plan = new PlanOnScreen(page);
  await plan.holds(0);
  return plan;
}

export class PlanOnScreen {
  readonly page: Page;
  readonly canvas: Locator;
  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('application');
  }
  holds = (count: number): Promise<void> =>
    expect(this.canvas).toHaveAccessibleName(new RegExp(`with ${count} sockets`));
  says = (text: string | RegExp): Promise<void> => expect(this.page.locator('p.said')).toHaveText(text);
  tool = (name: string): Promise<void> =>
    this.page.getByRole('group', { name: 'Tools' }).getByRole('button', { name }).click();

  async click(x: number, y: number, ...modifiers: 'Shift'[]): Promise<void> {
    await this.canvas.click({ position: { x, y }, modifiers });
  }
  /** Pressed until the pin has come there: a person sees it come. */
  opens = (x: number, y: number, name: RegExp): Promise<void> =>
    expect(async () => {
      await this.click(x, y);
      await expect(this.page.getByRole('complementary', { name })).toBeVisible({ timeout: 1_000 });
    }).toPass();
  async drag(fromX: number, fromY: number, toX: number, toY: number): Promise<void> {
    const { x = 0, y = 0 } = (await this.canvas.boundingBox()) ?? {};
    await this.page.mouse.move(x + fromX, y + fromY);
    await this.page.mouse.down();
    await this.page.mouse.move(x + (fromX + toX) / 2, y + (fromY + toY) / 2);
    await this.page.mouse.move(x + toX, y + toY);
    await this.page.mouse.up();
  }
  /** Seven sockets: a row of four, and three below. */
  async withSeven(): Promise<void> {
    await this.tool('Row');
    await this.page.getByLabel('Label, {nn} counts').fill('B1-{nn}');
    await this.page.getByLabel('Sockets in the row').fill('4');
    await this.drag(200, 150, 500, 150);
    await this.holds(4);
    await this.page.getByLabel('Sockets in the row').fill('3');
    await this.drag(200, 300, 400, 300);
    await this.holds(7);
    await this.page.getByRole('button', { name: 'Done' }).click();
  }
}
