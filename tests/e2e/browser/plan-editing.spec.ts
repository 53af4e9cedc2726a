// Mapping a floor is quick: two hundred sockets in a few acts, lines, copied rooms, neighbours that draw the hand, sockets brought into
// line, and labels that two have shown without being refused. Each act is one step of undo.

import { expect, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { onPlan, picture, type PlanOnScreen } from './plan-on-screen.ts';
import { test } from './shell.ts';

/** Counts each click, drag, key press or typed word. */
class CountedHand {
  actions = 0;
  readonly #page: Page;
  readonly #plan: PlanOnScreen;

  constructor(plan: PlanOnScreen) {
    [this.#page, this.#plan] = [plan.page, plan];
  }
  async press(name: string): Promise<void> {
    this.actions += 1;
    await this.#page.getByRole('button', { name }).click();
  }
  async field(label: string): Promise<void> {
    this.actions += 1;
    await this.#page.getByLabel(label).click();
  }
  async key(key: string): Promise<void> {
    this.actions += 1;
    await this.#page.keyboard.press(key);
  }
  async type(word: string): Promise<void> {
    this.actions += 1;
    await this.#page.keyboard.insertText(word);
  }
  async drag(...[fromX, fromY, toX, toY]: [number, number, number, number]): Promise<void> {
    this.actions += 1;
    await this.#plan.drag(fromX, fromY, toX, toY);
  }
  async click(x: number, y: number): Promise<void> {
    this.actions += 1;
    await this.#plan.click(x, y);
  }
  /** The grid's fields, one after the other. */
  async grid(pattern: string, columns: number, rows: number): Promise<void> {
    await this.press('Grid');
    await this.field('Across');
    await this.key('Control+a');
    await this.type(String(columns));
    await this.key('Tab');
    await this.type(String(rows));
    await this.key('Tab');
    await this.type(pattern);
  }
}

test('two hundred sockets of a regular floor take at most 25 actions', async ({ page, address }, testInfo) => {
  const plan = await onPlan(page, address);
  const hand = new CountedHand(plan);
  await hand.grid('B1-F2-{nnn}', 20, 10);
  await hand.key('Tab');
  await hand.key('ArrowDown');
  await expect(page.getByLabel('Order')).toHaveValue('snake');
  await expect(page.getByText('B1-F2-001 to B1-F2-200', { exact: true })).toBeVisible();
  await hand.drag(100, 80, 600, 420);
  await plan.holds(200);
  await plan.says('Placed: B1-F2-001 to B1-F2-200');
  testInfo.annotations.push({ type: 'actions', description: String(hand.actions) });
  expect(hand.actions).toBeLessThanOrEqual(25);

  // The second row goes back: its first number is at the right.
  await plan.canvas.press('Escape');
  await plan.canvas.press('Home');
  await plan.says('B1-F2-001, untested, 1 of 200');
  await page.getByRole('button', { name: 'Undo' }).click();
  await plan.holds(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await plan.holds(200);
});

test('ten rooms of twenty, each with its area, take at most 25 actions', async ({ page, address }, testInfo) => {
  const plan = await onPlan(page, address);
  const hand = new CountedHand(plan);
  await hand.press('Area');
  await hand.drag(60, 60, 150, 180);
  await expect(page.getByLabel('New name of Area 1')).toBeVisible();
  await hand.grid('{nnn}', 5, 4);
  await hand.drag(75, 75, 135, 165);
  await plan.holds(20);
  await hand.key('Escape');
  // From the field: the tool is put away from anywhere.
  await hand.press('Copy Area 1 with its sockets');
  await expect(page.getByText('021 to 040', { exact: true })).toBeVisible();
  for (let room = 1; room < 10; room += 1) {
    await hand.click(105 + 105 * (room % 5), 120 + 160 * Math.floor(room / 5));
    await plan.holds(20 + 20 * room);
  }
  testInfo.annotations.push({ type: 'actions', description: String(hand.actions) });
  expect(hand.actions).toBeLessThanOrEqual(25);

  await plan.canvas.press('Escape');
  await expect(page.getByLabel('New name of Area 10')).toBeVisible();
  const bin = await page.getByRole('button', { name: 'Remove Area 10' }).boundingBox();
  expect(bin!.x + bin!.width).toBeLessThanOrEqual(page.viewportSize()!.width);
  await page.getByRole('button', { name: 'Undo' }).click();
  await plan.holds(180);
  await expect(page.getByLabel('New name of Area 10')).toBeHidden();
});

test('sockets stand along a line with corners; by the keyboard alone too', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await plan.tool('Line');
  await page.getByLabel('Sockets on the line').fill('5');
  await page.getByLabel('Label, {nn} counts').fill('L-{nn}');
  await plan.click(200, 150);
  await plan.click(400, 150);
  await plan.click(400, 350);
  await plan.click(400, 350);
  await plan.holds(5);
  await plan.says('Placed: L-01 to L-05');
  await plan.canvas.press('Escape');
  await plan.click(400, 150);
  await expect(page.getByRole('complementary', { name: /L-03/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Line' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await plan.holds(10);
});

test('a neighbour draws the hand, Alt lets it go; sockets are brought into line and spread', async ({
  page,
  address,
}) => {
  const plan = await onPlan(page, address);
  const { x = 0, y = 0 } = (await plan.canvas.boundingBox()) ?? {};
  await plan.tool('Place');
  await plan.click(200, 150);
  await plan.holds(1);
  await page.mouse.move(x + 300, y + 154);
  await expect(page.locator('line.guide')).toHaveCount(1);
  await expect(page.locator('circle.ghost')).toHaveCount(1);
  await page.keyboard.down('Alt');
  await page.mouse.move(x + 301, y + 154);
  await expect(page.locator('line.guide')).toHaveCount(0);
  await page.keyboard.up('Alt');
  await page.getByLabel('Snap to').selectOption('Sockets and grid');
  await page.mouse.move(x + 340, y + 254);
  await expect(page.locator('#plan-grid')).toHaveCount(1);
  await page.getByLabel('Snap to').selectOption('No snapping');

  await plan.click(320, 190);
  await plan.click(500, 230);
  await plan.holds(3);
  await plan.canvas.press('Escape');
  await plan.canvas.press('Control+a');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Align at the top' }).click();
  await page.getByRole('button', { name: 'Spread evenly across' }).click();
  await plan.canvas.press('Escape');
  await plan.opens(350, 150, /02/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.keyboard.press('Escape');
  await plan.opens(500, 230, /03/);
});

test('sockets are copied onto another plan; a label that two have is shown, listed and not refused', async ({
  page,
  address,
}) => {
  const plan = await onPlan(page, address);
  await plan.withSeven();
  await plan.canvas.press('Control+a');
  await plan.canvas.press('Control+c');
  await page.getByLabel('Floor plan').first().selectOption({ label: 'Bryggan 1 · Floor 1' });
  await plan.says(/Click where the copy goes, also on another plan: B1-08 to B1-14/);
  await page.keyboard.press('Escape');
  await page.getByLabel('Add a floor plan').setInputFiles({ ...picture, name: 'Floor 2.png' });
  await plan.holds(0);
  await page.getByLabel('Floor plan').first().selectOption({ label: 'Bryggan 1 · Floor 1' });
  await plan.holds(7);
  await plan.canvas.press('Control+a');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByLabel('Floor plan').first().selectOption({ label: 'Bryggan 1 · Floor 2' });
  await plan.holds(0);
  await plan.click(350, 250);
  await plan.holds(7);
  await plan.says('Placed: B1-08 to B1-14');
  await plan.canvas.press('Escape');

  await plan.canvas.press('Home');
  const label = page.getByLabel('Label', { exact: true });
  await label.fill('B1-03');
  await label.press('Enter');
  await expect(page.getByText('1 other socket of the site has this label too.')).toBeVisible();
  await page.keyboard.press('Escape');
  await plan.canvas.press('Escape');
  const list = page.getByRole('region', { name: '1 label is on several sockets' });
  await expectNoViolations(page);
  await list.getByRole('button', { name: 'B1-03 × 2' }).click();
  await expect(page.getByRole('complementary', { name: /B1-03/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.keyboard.press('Escape');
  await plan.canvas.press('Escape');
  await expect(list).toBeHidden();
});
