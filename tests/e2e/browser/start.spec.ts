// Start, as somebody sees it who opens the program: a first site, the sites of this laptop, signing in to Ochno and making a site
// of what a company has there, and the connections that are known here.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

import { expect, type Page } from '@playwright/test';

import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { expectNoViolations } from '../axe.ts';
import { speak } from '../words.ts';
import { test } from './shell.ts';

/** A company whose building an installer has entered already. */
async function commissioned(): Promise<Simulator> {
  const started = await startSimulator({ sockets: 12, seed: 5, commissioned: true, heartbeat: 2 });
  if (!started.ok) throw new Error(started.failure.code);
  return started.value;
}

async function signIn(page: Page, { addresses }: Simulator, given: { password?: string; rest?: string } = {}) {
  await page.getByLabel('Server').fill(given.rest ?? addresses.rest);
  await page.getByLabel('E-mail').fill(addresses.email);
  await page.getByLabel('Password').fill(given.password ?? addresses.password);
  await page.getByText('Authority to trust').click();
  await page.getByRole('textbox', { name: 'Authority to trust' }).fill(readFileSync(addresses.ca, 'utf8'));
  await page.getByRole('button', { name: 'Show my companies' }).click();
}

const known = (page: Page, name: string | RegExp) =>
  page.getByRole('list', { name: 'Known connections' }).getByRole('listitem').filter({ hasText: name });

/** One line of a test: what it came to. */
const step = (page: Page, name: string) => page.locator('.tested li').filter({ hasText: name });

test('somebody new sees at once what to do: a new site, or the demonstration', async ({ page, address }) => {
  await page.goto(address);
  await expect(page.getByText('No site yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the demonstration' })).toBeInViewport();
  // Without a name it asks for one instead of doing nothing.
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByLabel('Name of the site')).toBeFocused();
  // As a hand types: what comes faster is a scan.
  await page.keyboard.type('Kajplats 4', { delay: 40 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Kajplats 4' })).toBeVisible();
});

test('a site of a company comes with all that the platform has of it', async ({ page, address }) => {
  const simulator = await commissioned();
  await page.goto(address);
  await expect(page.getByText('No keychain can be used here')).toBeVisible();
  await signIn(page, simulator);
  await expect(page.getByLabel('Company').getByRole('option')).toHaveText(['Simulated Estates', 'Simulated Tenant']);
  await page.getByRole('button', { name: 'Make a site of this company' }).click();
  const hubs = new Set(simulator.schedule.map(({ hub }) => hub)).size;
  await expect(page.getByText(`locations 1, floor plans 1, hubs ${hubs}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the site' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: simulator.schedule[0]!.location })).toBeVisible();
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Plan 12 of 12 placed' })).toBeVisible();

  // Another company, without the password being typed again; what it has (nothing) is said.
  await page.getByRole('link', { name: 'Commissioner' }).click();
  await page.getByRole('button', { name: /^Simulated Estates · .*installer/ }).click();
  await page.getByLabel('Company').selectOption('Simulated Tenant');
  await page.getByRole('button', { name: 'Make a site of this company' }).click();
  await expect(page.getByText('locations 0, floor plans 0, hubs 0, ports 0, sockets 0')).toBeVisible();
  await expect(known(page, 'Simulated Estates ·')).toBeVisible();
  await expect(known(page, 'Simulated Tenant ·')).toBeVisible();
  await simulator.stop();
});

test('what cannot be fetched is said, and the site is there all the same', async ({ page, address, simulator }) => {
  await page.goto(address);
  await signIn(page, simulator);
  await expect(page.getByLabel('Company')).toBeVisible();
  await simulator.stop();
  await page.getByRole('button', { name: 'Make a site of this company' }).click();
  await expect(page.getByText(/can’t be reached/)).toBeVisible();
  await expect(page.getByText('Simulated Estates is there.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Sites of this laptop' })).toContainText('Simulated Estates');
});

test('a test names the step that fails, and what to do', async ({ page, address, simulator }) => {
  test.slow();
  await page.goto(address);
  await page.getByLabel('Server').fill('not a url');
  await expect(page.getByText('Begins with https://')).toBeVisible();
  await signIn(page, simulator, { password: 'wrong' });
  await expect(page.getByText('Begins with https://')).toBeHidden();
  await expect(page.getByRole('alert')).toContainText('does not accept e-mail and password');

  // Kept with the right password, then tried: all but what nobody says here.
  await page.getByLabel('Password').fill(simulator.addresses.password);
  await page.getByRole('button', { name: 'Show my companies' }).click();
  await page.getByRole('button', { name: 'Make a site of this company' }).click();
  const connection = known(page, 'Simulated Estates');
  await connection.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Everything that could be tried works.')).toBeVisible();
  await expect(step(page, 'Secure line')).toContainText('left out');
  await expect(step(page, 'Subscription')).toContainText('passed');

  await connection.getByRole('button', { name: 'Change' }).click();
  const form = page.getByRole('list', { name: 'Known connections' });
  await form.getByLabel('Password').fill('wrong');
  await form.getByRole('button', { name: 'Save' }).click();
  await connection.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Failed at: Sign-in.')).toBeVisible();
  await expect(step(page, 'Sign-in')).toContainText('Check both in the connection.');
  await expect(step(page, 'Company')).toContainText('not yet');
});

test('a broker of one’s own is kept, tried, changed, removed and put back', async ({ page, address, simulator }) => {
  test.slow();
  await page.goto(address);
  await page.getByRole('button', { name: 'Add a connection' }).click();
  await page.getByRole('button', { name: 'Own broker' }).click();
  await page.getByLabel('Name of the connection').fill('Cellar');
  await page.getByLabel('Address of the broker').fill(`mqtt://127.0.0.1:${await closedPort()}`);
  await page.getByLabel('Company id').fill(simulator.addresses.companyId);
  await page.getByRole('button', { name: 'Save' }).click();

  const connection = known(page, 'Cellar');
  await connection.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Failed at: Live stream.')).toBeVisible();
  await expect(step(page, 'Live stream')).toContainText('can’t be reached');

  await connection.getByRole('button', { name: 'Change' }).click();
  await expect(page.getByLabel('Name of the connection')).toBeFocused();
  await page.getByLabel('Name of the connection').fill('House broker');
  await page.getByLabel('Address of the broker').fill(simulator.addresses.plain);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(known(page, 'Cellar')).toHaveCount(0);
  await known(page, 'House broker').getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Everything that could be tried works.')).toBeVisible();
  await expect(step(page, 'First message')).toContainText('left out');

  await known(page, 'House broker').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('House broker is removed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Put it back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(known(page, 'House broker')).toContainText(simulator.addresses.plain);
});

test('a document that is dragged onto the page opens; another file is refused', async ({ page, address }) => {
  await page.goto(address);
  await expect(page.getByText('No site yet')).toBeVisible();
  await drop(page, 'notes.txt', Buffer.from('x'));
  await expect(page.getByRole('alert')).toContainText('This is not a site document.');
  const document = new URL('../../support/fixtures/site-v1.ochno-site', import.meta.url);
  expect(existsSync(document)).toBe(true);
  await drop(page, 'From a colleague.ochno-site', readFileSync(document));
  await expect(page).toHaveURL(/#\/site$/);

  // On the list since then; taken off it, and put back.
  await page.getByRole('link', { name: 'Commissioner' }).click();
  const list = page.getByRole('list', { name: 'Sites of this laptop' });
  await expect(list.getByRole('listitem').first()).toContainText('3 pass');
  await list.getByRole('button', { name: /^Take off the list/ }).click();
  await expect(list).toHaveCount(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(list).toBeVisible();
});

test('hostile names are text; axe finds nothing, in every theme and language', async ({ page, address }) => {
  test.slow();
  await page.goto(address);
  const hostile = `<img src=x onerror=alert(1)> \u202Eolleh ${'W'.repeat(150)} 😀`;
  await page.getByLabel('Name of the site').fill(hostile);
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('heading', { name: '<img src=x' })).toBeVisible();
  await page.getByRole('link', { name: 'Commissioner' }).click();
  await expect(page.getByRole('list', { name: 'Sites of this laptop' })).toContainText('<img src=x');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  for (const language of ['en', 'sv']) {
    await speak(page, language);
    await page.locator('nav a[href="#/"]').first().click();
    await page.getByRole('button', { name: /Add a connection|Lägg till en anslutning/ }).click();
    await page.getByRole('button', { name: /Own broker|Egen broker/ }).click();
    await expectNoViolations(page, { again: language === 'sv' });
  }
});

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, base64]) => {
      const content = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0));
      const dragged = new DataTransfer();
      dragged.items.add(new File([content], called!));
      return dragged;
    },
    [name, bytes.toString('base64')],
  );
  for (const type of ['dragover', 'drop']) await page.dispatchEvent('main', type, { dataTransfer: transfer });
}

/** Nobody listens there. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
