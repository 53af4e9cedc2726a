// The frame around every screen: what is found from anywhere, which keys there are, what stands behind the three states.

import { expect, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { test } from './shell.ts';

async function openDemonstration(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'demonstration' }).click();
  await expect(page.getByRole('button', { name: 'connected', exact: true })).toBeVisible({ timeout: 30_000 });
}

async function find(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
}

const found = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option');

test('any socket, hub and screen is found by its name, with the keyboard alone', async ({ page, address }) => {
  await openDemonstration(page, address);
  await find(page);
  await page.keyboard.type('F1-007');
  await expect(found(page).first()).toContainText('B1-F1-007');
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Socket B1-F1-007' })).toBeVisible();

  await find(page);
  await page.keyboard.type('no such thing');
  await expect(page.getByText('Nothing is called “no such thing”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Find' })).toBeHidden();

  await find(page);
  await page.keyboard.type('hubs');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hubs', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('heading', { name: 'Issues', exact: true })).toBeVisible();
});

test('? shows every key, unless letter keys are switched off; the rail shows them always', async ({
  page,
  address,
}) => {
  await openDemonstration(page, address);
  const keys = page.getByRole('complementary', { name: 'Keys' });
  await page.keyboard.press('?');
  await expect(keys).toContainText('Ctrl+K');
  await expectNoViolations(page);
  await page.keyboard.press('?');
  await expect(keys).toBeHidden();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Letter keys').uncheck();
  await page.getByRole('heading', { name: 'Settings' }).click();
  await page.keyboard.press('?');
  await page.getByRole('navigation').getByRole('button', { name: 'Keys' }).click();
  await expect(keys).toBeVisible();
});

test('the three states open what is behind them', async ({ page, address }) => {
  await openDemonstration(page, address);
  await page.getByRole('button', { name: 'connected', exact: true }).click();
  const behind = page.getByRole('dialog');
  await expect(behind).toContainText('Demonstration');
  await expect(behind).toContainText('a second');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(behind).toBeHidden();
  await page.getByRole('button', { name: 'nothing waiting' }).click();
  await expect(behind).toContainText('Work never waits for it.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^saved/ }).click();
  await expect(behind).toContainText(/\d+ events/);
});

test('a running walk stays on every screen; undo and redo are the frame’s own keys', async ({ page, address }) => {
  await openDemonstration(page, address);
  // The proposed button leads there, and there begins.
  await page.getByRole('button', { name: 'Walk 24' }).click();
  await expect(page.getByRole('button', { name: 'Start: Walk' })).toBeVisible();
  await page.getByRole('button', { name: 'Walk 24' }).click();
  await expect(page.getByText('GO TO')).toBeVisible();
  await page.getByRole('link', { name: /^Site/ }).click();
  const bar = page.getByRole('link', { name: /^Walk Go to B1-F1-001/ });
  await expect(bar).toContainText('24 left');

  // What is half typed is still there when one comes back.
  await page.getByLabel('Location', { exact: true }).fill('Annex');
  await page.getByRole('link', { name: /^Issues/ }).click();
  await page.getByRole('link', { name: /^Site/ }).click();
  await expect(page.getByLabel('Location', { exact: true })).toHaveValue('Annex');
  await page.getByRole('button', { name: 'Add a location' }).click();
  const annex = page.getByRole('heading', { name: 'Annex' });
  await expect(annex).toBeVisible();
  await page.getByRole('banner').getByText('Building 1').click();
  await page.keyboard.press('Control+z');
  await expect(annex).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(annex).toBeVisible();

  await bar.click();
  await expect(page.getByText('GO TO')).toBeVisible();
  await expect(bar).toBeHidden();

  // The keyboard goes on where the walk ended.
  await page.getByRole('button', { name: 'End the walk' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Verify' })).toBeFocused();
  await page.getByRole('button', { name: 'Straight to the screen' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Start: Walk' })).toBeFocused();
});

test('an address that needs a site leads to Start; a served page whose application ends says how to go on', async ({
  page,
  address,
  complaints,
}) => {
  let end = async (): Promise<void> => {};
  await page.routeWebSocket(/.*/, (socket) => {
    socket.connectToServer();
    end = () => socket.close();
  });
  await page.goto(address);
  for (const room of ['site', 'verify', 'report']) {
    await page.goto('about:blank');
    await page.goto(new URL(`/#/${room}`, address).href);
    await expect(page.getByLabel('Name of the site')).toBeVisible();
  }
  await end();
  await expect(page.getByText('start Commissioner again and open its new address')).toBeVisible();
  // Of whatever it was still asking.
  complaints.length = 0;
});
