// The panel of one socket: what is known of it, what is changed there, what its verdict rests on.

import { expect, type Locator, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { expectNothingSticksOut, openDemonstration, showSocket, walkSome } from '../in-the-demonstration.ts';
import { test } from './shell.ts';

const panel = (page: Page, label: string): Locator => page.getByRole('complementary', { name: `Socket ${label}` });
const undo = (page: Page): Promise<void> => page.getByRole('button', { name: 'Undo' }).click();

test('a socket is relabelled, meant for something else and unbound; each is undone', async ({ page, address }) => {
  await openDemonstration(page, address);
  await showSocket(page, 'B1-F1-002');
  await panel(page, 'B1-F1-002').getByLabel('Label').fill('<img src=x onerror=alert(1)>');
  await page.keyboard.press('Enter');
  const renamed = panel(page, '<img src=x onerror=alert(1)>');
  await expect(renamed.getByRole('heading', { level: 2 })).toHaveText('<img src=x onerror=alert(1)>');
  await undo(page);
  const socket = panel(page, 'B1-F1-002');
  await expect(socket.getByLabel('Label')).toHaveValue('B1-F1-002');

  await socket.getByLabel('What it is for').selectOption('a lamp');
  await undo(page);
  await expect(socket.getByLabel('What it is for')).toHaveValue('open');

  const port = socket.getByRole('link', { name: /port \d/ });
  await expect(port).toHaveAttribute('href', /#\/hubs\?serial=/);
  await socket.getByRole('button', { name: 'Unbind' }).click();
  await expect(socket.getByText('not bound')).toBeVisible();
  await expect(socket.getByRole('button', { name: 'Blink' })).toBeHidden();
  await undo(page);
  await expect(port).toBeVisible();

  await socket.getByRole('button', { name: 'Remove the socket' }).click();
  await expect(socket).toBeHidden();
  await undo(page);
  await showSocket(page, 'B1-F1-003');
  await showSocket(page, 'B1-F1-002');
});

test('what is being typed outlives what is told of the socket meanwhile', async ({ page, address }) => {
  await openDemonstration(page, address);
  await showSocket(page, 'B1-F1-004');
  const socket = panel(page, 'B1-F1-004');
  await socket.getByLabel('Label').fill('B1-F1-004 west');
  await socket.getByLabel('What it is for').selectOption('a fan');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  await socket.getByLabel('What is wrong').fill('Loose');
  await socket.getByRole('button', { name: 'Open an issue' }).click();
  await expect(socket.getByRole('link', { name: 'Loose' })).toBeVisible();
  await expect(socket.getByLabel('Label')).toHaveValue('B1-F1-004 west');
});

test('after a walk it says how it stands, what it says now, and what that rests on', async ({ page, address }) => {
  test.setTimeout(120_000);
  await openDemonstration(page, address);
  await showSocket(page, 'B1-F1-001');
  await expect(panel(page, 'B1-F1-001').getByText('Not tested yet.')).toBeVisible();
  await walkSome(page, 2);

  await showSocket(page, 'B1-F1-001');
  const socket = panel(page, 'B1-F1-001');
  await expect(socket.locator('.verdict')).toHaveText(/pass/);
  await expect(socket.getByText('Works: measured · Place: measured')).toBeVisible();
  await expect(socket.getByRole('row', { name: /power/ })).toContainText('5–240 W');
  await expect(socket.getByText('Message as it came')).toBeHidden();
  await socket.getByText('Evidence', { exact: true }).click();
  await expect(socket.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(socket.getByText(/"Test load 30 W"/)).toBeVisible();

  const now = socket.getByRole('region', { name: 'Now' });
  await expect(now).toContainText(/ago|just now/);
  await expect(now).toContainText(/Power\s*\d/);
  const day = socket.getByRole('region', { name: 'Power, last 24 hours' });
  await expect(day).toContainText(/From [\d.]+.W to [\d.]+.W/);
  await expectNoViolations(page);
  await page.setViewportSize({ width: 800, height: 1280 });
  await expectNothingSticksOut(page);
});

test('a blink is seen, ends when it is pressed again, and is known after another look', async ({ page, address }) => {
  await openDemonstration(page, address);
  await showSocket(page, 'B1-F1-005');
  const socket = panel(page, 'B1-F1-005');
  await socket.getByRole('button', { name: 'Blink' }).click();
  await expect(socket.getByRole('button', { name: /Blinking, (8|9|10) s: stop/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(socket.getByRole('region', { name: 'Now' })).toContainText(/Lamp\s*100/);
  await showSocket(page, 'B1-F1-006');
  await expect(panel(page, 'B1-F1-006').getByRole('button', { name: 'Blink', exact: true })).toBeVisible();
  await showSocket(page, 'B1-F1-005');
  await socket.getByRole('button', { name: /Blinking/ }).click();
  await expect(socket.getByRole('button', { name: 'Blink', exact: true })).toBeVisible();
  await expect(socket.getByRole('region', { name: 'Now' })).toContainText(/Lamp\s*0/);
});

test('others being tested is no reason to ask for this one again', async ({ page, address }) => {
  const asked: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const what = /\/site\/(socket|metrics)\b/.exec(payload.toString())?.[1];
      if (what) asked.push(what);
    }),
  );
  await openDemonstration(page, address);
  await walkSome(page, 1);
  await showSocket(page, 'B1-F1-024');
  await expect(panel(page, 'B1-F1-024').getByText(/^From .* to .*W$/)).toBeVisible();
  expect(asked).toContain('socket');
  asked.length = 0;
  const robot = page.getByRole('region', { name: "The demonstration's technician" });
  await robot.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(page.getByRole('link', { name: /^Verify [6-9] of 24/ })).toBeVisible();
  expect(asked).toEqual([]);
});
