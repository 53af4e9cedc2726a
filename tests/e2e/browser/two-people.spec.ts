// Two people with a window each walk one site: the second joins by one button, each window shows and says its own, a reload keeps
// its seat, and neither is ever sent where the other is.

import { expect, type Page } from '@playwright/test';

import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { expectNoViolations } from '../axe.ts';
import { keyboard } from '../hands.ts';
import { expectNothingSticksOut } from '../in-the-demonstration.ts';
import { spokenOn, test } from './prepared-site.ts';

test.use({ building: { sockets: 16, seed: 6 } });

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };
const line = (page: Page) => page.locator('.big');
const said = async (page: Page): Promise<string> => (await line(page).innerText()).replace(/\s+/g, ' ');
const crew = (page: Page) => page.getByRole('region', { name: 'Two people walk here' });

async function begin(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  await page.getByRole('link', { name: /^Verify/ }).click();
  await page.getByLabel('Two people walk').check();
  await expect(page.getByText(/^Person 1 begins with \d+ sockets, person 2 with \d+\.$/)).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Start: Walk, as person 1' }).click();
  await expect(line(page)).toContainText('GO TO');
  await expect(crew(page)).toContainText('Person 2 is not walking now.');

  const opening = page.context().waitForEvent('page');
  await crew(page).getByRole('link', { name: 'Open a second window' }).click();
  const second = await opening;
  await expect(second.getByRole('heading', { name: 'Two people walk here' })).toBeVisible();
  await expect(second.getByText(/^Person 1 walks, \d+ left\.$/)).toBeVisible();
  await expectNoViolations(second);
  return second;
}

/** Plugs where this window says until its walk is over, however long it was waited for; the labels it was sent to. */
async function walk(page: Page, simulator: Simulator, atMost = 40): Promise<string[]> {
  const sentTo: string[] = [];
  while (sentTo.length < atMost) {
    await expect(line(page)).toContainText(/GO TO|NOTHING FROM|AREA DONE/);
    const before = await said(page);
    if (before.includes('AREA DONE')) break;
    const label = `B1-F1-${await line(page).locator('.huge').innerText()}`;
    sentTo.push(label);
    simulator.floor.plug(label, load);
    await expect.poll(() => said(page)).not.toBe(before);
    await expect(line(page)).not.toContainText('TESTING');
    simulator.floor.unplug(label);
  }
  return sentTo;
}

test('share one way, whoever is slower, and each window shows and says its own', async ({
  page,
  address,
  simulator,
}) => {
  test.setTimeout(120_000);
  const second = await begin(page, address);
  await keyboard(second).press(second.getByRole('button', { name: 'Join as person 2' }));
  await expect(line(second)).toContainText('GO TO');
  // Nobody has learned a load: any plug counts, and which is whose only the hub tells.
  for (const window of [page, second]) {
    await expect(crew(window)).toContainText('Both test loads look the same');
    await expectNoViolations(window);
    await expectNothingSticksOut(window);
    await expect.poll(() => spokenOn(window)).toContainEqual(expect.stringContaining('Both test loads look the same.'));
  }
  expect(await said(page)).not.toBe(await said(second));

  const [first] = await walk(second, simulator, 1);
  await expect.poll(() => spokenOn(second)).toContainEqual(expect.stringMatching(/^Person 2\. .*pass\.$/));
  await expect(page.getByRole('region', { name: 'What just happened' })).not.toContainText(first!);
  await second.reload();
  await expect(line(second)).toContainText('GO TO');
  await expect(crew(second)).toContainText(/^Person 2/);

  // On another screen the bar goes on saying where one is.
  await second.getByRole('link', { name: /^Plan/ }).click();
  await expect(second.getByRole('region', { name: 'What is going on' })).toContainText('Walk · Person 2');
  await second.getByRole('region', { name: 'What is going on' }).getByRole('link').click();

  const [one, two] = await Promise.all([walk(page, simulator), walk(second, simulator)]);
  expect(one.filter((label) => [first, ...two].includes(label))).toEqual([]);
  expect(new Set([...one, first, ...two]).size).toBe(16);
  await expect(page.getByRole('link', { name: 'Verify 16 of 16' })).toBeVisible();
  await second.close();
});

test('who ends leaves the rest to the other, and can come back', async ({ page, address, simulator }) => {
  test.setTimeout(120_000);
  const second = await begin(page, address);
  await second.getByRole('button', { name: 'Join as person 2' }).click();
  await expect(line(second)).toContainText('GO TO');
  // Whose window is closed is told, before anybody waits for them.
  await second.goto('about:blank');
  await expect(crew(page)).toContainText('No window shows person 2: ');
  await second.goBack();
  await expect(crew(page)).toContainText('Person 2 walks, ');
  const one = await walk(page, simulator, 2);
  await page.getByRole('button', { name: 'End the walk' }).click();
  await expect(page.getByRole('heading', { name: 'Two people walk here' })).toBeVisible();
  await expect(crew(second)).toContainText('Person 1 is not walking now.');
  await page.getByRole('button', { name: 'Join as person 1' }).click();
  await expect(line(page)).toContainText('GO TO');
  const [more, two] = await Promise.all([walk(page, simulator), walk(second, simulator)]);
  expect(more.filter((label) => two.includes(label))).toEqual([]);
  expect(new Set([...one, ...more, ...two]).size).toBe(16);
  await second.close();
});
