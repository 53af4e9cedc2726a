// The Hubs screen: hubs added by typing and by scanning, found by state; ports bound by dragging either way, by keys alone, in
// order; nothing taken silently; a hub replaced.

import { expect, type Locator, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { scan } from '../scanner.ts';
import { signIn } from '../site-flow.ts';
import { test } from './shell.ts';

const labels = ['07', '08', '09', '10', '11', '12'];
const schedule = [
  'label,location,plan,x,y',
  ...labels.map(
    (label, index) => `${label},House,Floor,${0.2 + (index % 3) * 0.3},${0.3 + Math.floor(index / 3) * 0.4}`,
  ),
].join('\n');

test.beforeEach(async ({ page, address }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Hubs');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText('Hubs');
});

/** The sheet that the schedule names, so that its sockets have pins. */
async function withPlan(page: Page, picture: Uint8Array): Promise<void> {
  await page.getByLabel('Location', { exact: true }).fill('House');
  await page.getByRole('button', { name: 'Add a location' }).click();
  const file = { name: 'Floor.png', mimeType: 'image/png', buffer: Buffer.from(picture) };
  await page.getByLabel('Add a floor plan').setInputFiles(file);
  await expect(page.getByRole('application')).toBeVisible();
}

/** Six sockets on one sheet of one location, none on a port. */
async function withSockets(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hubs' }).click();
  // Site has such a button too.
  await expect(page.getByLabel('Serial on its label')).toBeVisible();
  const file = { name: 'schedule.csv', mimeType: 'text/csv', buffer: Buffer.from(schedule) };
  await page.getByLabel('Import the socket schedule').setInputFiles(file);
  await page.getByRole('button', { name: 'Import 6 sockets' }).click();
  await expect(page.getByText('6 sockets imported.')).toBeVisible();
  await page.getByRole('link', { name: 'Hubs' }).click();
}

async function add(page: Page, serial: string): Promise<void> {
  await page.getByLabel('Serial on its label').fill(serial);
  await page.keyboard.press('Enter');
  await expect(hub(page, serial)).toHaveAttribute('aria-expanded', 'true');
}

const hub = (page: Page, name: string): Locator => page.locator('main button[aria-expanded]', { hasText: name });
const port = (page: Page, number: number, holds = ''): Locator =>
  page.getByRole('row', { name: new RegExp(`^${number} ${holds}`) });
const waiting = (page: Page, label: string): Locator =>
  page.getByRole('region', { name: 'Sockets without a port' }).getByRole('listitem').filter({ hasText: label });
const ghost = (page: Page): Locator => page.locator('.ghost');

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
/** Pressed and moved far enough to be carried. */
async function take(page: Page, at: { x: number; y: number }): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 12, at.y + 4);
}
async function carry(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await take(page, from);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}
const grip = (page: Page, number: number): Promise<{ x: number; y: number }> =>
  middle(port(page, number).getByRole('rowheader').locator('span'));

type Place = { readonly x: number; readonly y: number };
/** Nearer to a pin than this it is meant. */
const reach = 40;

/** Where the pins are, found as a person finds them: by carrying a port over the plan until each label is said. Escape ends it. */
async function pinsOf(page: Page, labels: readonly string[]): Promise<(label: string) => Place> {
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('there is no plan');
  const found = new Map<string, Place>();
  await take(page, await grip(page, 6));
  for (let y = box.y + 16; y < box.y + box.height; y += reach) {
    for (let x = box.x + 16; x < box.x + box.width; x += reach) {
      await page.mouse.move(x, y);
      const [, label] = /→ (\S+)$/.exec(await ghost(page).innerText()) ?? [];
      if (label !== undefined && !found.has(label)) found.set(label, { x, y });
    }
    if (labels.every((label) => found.has(label))) break;
  }
  await page.keyboard.press('Escape');
  await expect(ghost(page)).toBeHidden();
  await page.mouse.up();
  return (label) => {
    const place = found.get(label);
    if (!place) throw new Error(`no pin ${label} on the plan`);
    return place;
  };
}

test('a hub comes to life as it speaks; one that nobody knows stays noted, with the reason', async ({
  page,
  simulator,
}) => {
  await signIn(page, simulator);
  await withSockets(page);
  const { hub: serial, label } = simulator.schedule[0]!;
  await add(page, serial);
  await expect(hub(page, serial)).toContainText('8 of 8 free');
  await expect(hub(page, serial)).toContainText('v2.14.3');
  // It may not be listened to yet at the first time.
  await expect(async () => {
    simulator.floor.unplug(label);
    simulator.floor.plug(label, { type: 'load', name: 'Load', watts: 30 });
    await expect(port(page, 1)).toContainText('plugged', { timeout: 1_000 });
  }).toPass();
  await expect(hub(page, serial)).toContainText('heard');
  await expect(port(page, 1)).toContainText(/ago|now/);
  simulator.floor.unplug(label);
  await expect(port(page, 1)).toContainText('empty');

  await add(page, 'p3_nobody');
  await expect(page.getByText('Ochno does not take the hub p3_nobody')).toBeVisible();
  await expect(page.getByText('Check the serial on its label')).toBeVisible();
  await expect(hub(page, 'p3_nobody')).toContainText('noted');

  await test.step('found by state and by serial', async () => {
    await hub(page, 'p3_nobody').click();
    await page.getByRole('group', { name: 'Hubs by state' }).getByRole('button', { name: '1 noted' }).click();
    await expect(hub(page, serial)).toBeHidden();
    await expect(hub(page, 'p3_nobody')).toBeVisible();
    await page.getByRole('button', { name: '1 noted' }).click();
    await page.getByRole('searchbox', { name: 'Serial or name' }).fill(serial.slice(0, 6));
    await expect(hub(page, 'p3_nobody')).toBeHidden();
    await expect(hub(page, serial)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Serial or name' }).fill('no such');
    await expect(page.getByText('None fits.')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Serial or name' }).fill('');
  });

  await test.step('a serial that is there is refused in words', async () => {
    await page.getByLabel('Serial on its label').fill(serial);
    await page.getByRole('button', { name: 'Add a hub' }).click();
    await expect(page.getByRole('alert')).toContainText(`Hub ${serial} is already in this site.`);
  });

  await test.step('axe finds nothing in any theme', async () => {
    await hub(page, serial).click();
    await page.getByRole('button', { name: 'Bind a range' }).click();
    await expectNoViolations(page);
  });
});

test('a scan adds at once where nothing is to be asked, opens what is known, and asks between two locations', async ({
  page,
}) => {
  await withSockets(page);
  await scan(page, 'p3_scanned1');
  await expect(page.getByText('p3_scanned1 added to House.')).toBeVisible();
  await expect(hub(page, 'p3_scanned1')).toHaveAttribute('aria-expanded', 'true');
  await scan(page, 'h8_scanned2');
  await expect(hub(page, 'h8_scanned2')).toHaveAttribute('aria-expanded', 'true');
  // From another screen, and again.
  await page.getByRole('link', { name: 'Issues' }).click();
  await scan(page, 'p3_scanned1');
  await expect(hub(page, 'p3_scanned1')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('main button[aria-expanded]')).toHaveCount(2);

  await page.getByRole('link', { name: 'Site' }).click();
  await page.getByLabel('Location', { exact: true }).fill('Annex');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('heading', { name: 'Annex' })).toBeVisible();
  await page.getByRole('link', { name: 'Hubs' }).click();
  await scan(page, 'p3_scanned3');
  await expect(page.getByLabel('Serial on its label')).toHaveValue('p3_scanned3');
  await page.getByRole('combobox', { name: 'Location' }).selectOption('Annex');
  await page.getByLabel('Name, if it has one').fill('Under the stairs');
  await scan(page, 'p3_scanned3');
  await expect(page.getByRole('button', { name: 'Add a hub' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Under the stairs added to Annex.')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(hub(page, 'Under the stairs')).toBeHidden();
});

test('ports and sockets are bound by dragging, either way', async ({ page, simulator }) => {
  test.setTimeout(90_000);
  await withPlan(page, simulator.plans[0]!.bytes);
  await withSockets(page);
  await add(page, 'pd_backwards');
  await expect(page.getByText('4 3 2 1 6 5')).toBeVisible();

  const pinOf = await pinsOf(page, ['07', '08', '09']);
  await test.step('a port to a pin', async () => {
    await carry(page, await grip(page, 3), pinOf('08'));
    await expect(port(page, 3, '08')).toBeVisible();
    await expect(waiting(page, '08')).toBeHidden();
  });
  await test.step('a pin to a port', async () => {
    await carry(page, pinOf('09'), await middle(port(page, 5)));
    await expect(port(page, 5, '09')).toBeVisible();
  });
  await test.step('from the worklist to a port, and a port to the worklist', async () => {
    await carry(page, await middle(waiting(page, '10')), await middle(port(page, 1)));
    await expect(port(page, 1, '10')).toBeVisible();
    await carry(page, await grip(page, 2), await middle(waiting(page, '11')));
    await expect(port(page, 2, '11')).toBeVisible();
  });
  await test.step('a port onto a port, and nothing, bind nothing', async () => {
    await carry(page, await grip(page, 4), await middle(port(page, 6)));
    await expect(port(page, 4, 'Bind')).toBeVisible();
  });
  await test.step('what is bound is taken only when that is said', async () => {
    await carry(page, await middle(waiting(page, '12')), await middle(port(page, 1)));
    await expect(page.getByRole('alert')).toContainText('Port 1 of pd_backwards is bound to 10.');
    await expect(port(page, 1, '10')).toBeVisible();
    await page.getByRole('button', { name: 'Take it over' }).click();
    await expect(port(page, 1, '12')).toBeVisible();
    await expect(waiting(page, '10')).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
  });
  await test.step('a press on a pin shows its port; the next free port takes what is chosen', async () => {
    await page.mouse.click(pinOf('07').x, pinOf('07').y);
    await page.getByRole('button', { name: 'Bind to the next free port: pd_backwards port 4' }).click();
    await expect(port(page, 4, '07')).toBeVisible();
  });
  await test.step('a hub that is pointed at, or one of its pins, shows its cable run', async () => {
    const numbers = page.locator('.floor svg text.number');
    await page.getByRole('banner').hover();
    await expect(numbers).toHaveCount(0);
    await hub(page, 'pd_backwards').hover();
    await expect(numbers).toHaveText(['1', '2', '3', '4', '5']);
    await page.getByRole('banner').hover();
    await expect(numbers).toHaveCount(0);
    const { x, y } = pinOf('08');
    await page.mouse.move(x, y);
    await expect(numbers).toHaveCount(5);
    await page.getByRole('banner').hover();
    await hub(page, 'pd_backwards').focus();
    await expect(numbers).toHaveCount(5);
  });
});

test('bound by keys alone, in order as one act, and unbound', async ({ page }) => {
  await withSockets(page);
  await add(page, 'p3_keys');
  await add(page, 'h8_other');
  const first = page.getByRole('button', { name: 'Bind … h8_other port 1', exact: true });
  await first.focus();
  for (const label of ['11', '12']) {
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /Socket for h8_other/ }).fill(label);
    await expect(page.getByRole('option', { name: label, exact: true })).toHaveAttribute('data-highlighted', '');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${label} is on h8_other port`)).toBeVisible();
  }
  await expect(port(page, 1, '11')).toBeVisible();
  await expect(port(page, 2, '12')).toBeVisible();
  // The next free one waits; Escape leaves it as it was.
  const third = page.getByRole('button', { name: 'Bind … h8_other port 3', exact: true });
  await expect(third).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: /Socket for/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(third).toBeFocused();

  await test.step('a socket that is on a port says where, and is taken over by a press', async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /Socket for/ }).fill('12');
    await expect(page.getByRole('option', { name: '12 h8_other · 2' })).toHaveAttribute('data-highlighted', '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Socket 12 is on port 2 of h8_other.');
    await page.getByRole('button', { name: 'Take it over' }).press('Enter');
    await expect(port(page, 3, '12')).toBeVisible();
    await expect(port(page, 2, 'Bind')).toBeVisible();
  });

  await test.step('a range, and one undo takes it back whole', async () => {
    await page.getByRole('button', { name: 'Bind a range' }).press('Enter');
    await page.getByLabel('From port').selectOption('2');
    await page.getByRole('combobox', { name: 'From socket' }).fill('08');
    await expect(page.getByRole('option', { name: '08', exact: true })).toHaveAttribute('data-highlighted', '');
    await page.keyboard.press('Enter');
    await page.getByLabel('How many').fill('3');
    await expect(page.getByText('2, 4–5 → 08–10')).toBeVisible();
    await page.getByRole('button', { name: 'Bind 3 in order' }).press('Enter');
    await expect(port(page, 2, '08')).toBeVisible();
    await expect(port(page, 4, '09')).toBeVisible();
    await expect(port(page, 5, '10')).toBeVisible();
    await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
    for (const number of [2, 4, 5]) await expect(port(page, number, 'Bind')).toBeVisible();
    await expect(port(page, 1, '11')).toBeVisible();
  });

  await test.step('a socket of the worklist is chosen, then a port', async () => {
    await page.getByRole('searchbox', { name: 'Label' }).press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(waiting(page, '08').getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Bind 08 h8_other port 6' }).press('Enter');
    await expect(port(page, 6, '08')).toBeVisible();
    await waiting(page, '09').click();
    await page.getByRole('button', { name: 'Bind to the next free port: h8_other port 2' }).click();
    await expect(port(page, 2, '09')).toBeVisible();
  });

  await page.getByRole('button', { name: 'Unbind 11 from h8_other port 1' }).press('Enter');
  await expect(port(page, 1, 'Bind')).toBeVisible();
  await expect(waiting(page, '11')).toBeVisible();
});

test('a hub is replaced, called by a name, moved and taken away', async ({ page }) => {
  await withSockets(page);
  await add(page, 'p3_broken');
  await page.getByRole('button', { name: 'Bind a range' }).click();
  await page.getByLabel('How many').fill('4');
  await page.getByRole('button', { name: 'Bind 4 in order' }).click();
  await expect(port(page, 4, '10')).toBeVisible();

  await page.getByRole('button', { name: 'Replace …' }).click();
  const serial = page.getByLabel('Serial on the new label');
  await expect(serial).toBeFocused();
  const [field, button] = [await serial.boundingBox(), await page.getByText('Replace the hub').boundingBox()];
  expect(field!.x + field!.width).toBeLessThan(button!.x);
  await scan(page, 'pc_fresh');
  await expect(page.getByText('pc_fresh replaces p3_broken. Sockets to walk again: 4.')).toBeVisible();
  await expect(hub(page, 'pc_fresh')).toContainText('O-PC-2');
  await expect(page.getByText('Before it: p3_broken')).toBeVisible();
  // By the printed number, though this product counts from the other end.
  await expect(port(page, 1, '07')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Walk just these' })).toHaveAttribute('href', /#\/verify\?hub=./);

  await page.getByRole('button', { name: 'Change …' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ceiling 3');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(hub(page, 'Ceiling 3')).toContainText('pc_fresh');
  await standsWhole(page, 'W'.repeat(170));
  await page.getByRole('button', { name: 'Change …' }).click();
  await page.getByRole('button', { name: 'Remove the hub' }).click();
  await expect(page.getByText('Ceiling 3 removed.')).toBeVisible();
  await expect(waiting(page, '07')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(port(page, 4, '10')).toBeVisible();
});

/** The open hub by so long a name, in the window at its smallest too; it is called as before in the end. */
async function standsWhole(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Rename' }).click();
  const said = page.getByRole('status').filter({ hasText: name });
  await expect(said).toBeVisible();
  expect((await said.boundingBox())!.height).toBeLessThan(80);
  await page.setViewportSize({ width: 800, height: 600 });
  const list = page.locator('.hubs .box');
  await expect.poll(async () => (await list.boundingBox())!.height).toBeGreaterThan(150);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('link', { name: /^Verify/ }).click();
  await expect(page.locator('.what').filter({ hasText: name })).toBeVisible();
  expect(await page.locator('main').evaluate((main) => main.querySelector('.left')!.scrollWidth)).toBeLessThan(600);
  await page.getByRole('link', { name: /^Hubs/ }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(hub(page, 'Ceiling 3')).toBeVisible();
}
