// The program ends in the middle of a blink: the lamp is as it was found, the journal is closed, and then it goes. However it is
// asked to: by its menu, by closing its window, by the system.

import { existsSync } from 'node:fs';
import path from 'node:path';

import { expect, type ElectronApplication, type Page } from '@playwright/test';

import { connect } from '../../../electron/application/connection.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import { demoPasswordName, demoProfile, setUpDemoSite } from '../../../electron/demo/demo-site.ts';
import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import { verifySite } from '../../../electron/site/verify-site.ts';
import { ended } from '../ended.ts';
import { signIn } from '../site-flow.ts';
import { test } from './window.ts';

const outside = systemOutside();

/** A site that its platform knows, made beside the window; a socket of it with a lamp. */
async function site(simulator: Simulator, file: string): Promise<string> {
  const profile = demoProfile(simulator, 'documented', 'aws');
  const connection = connect(
    profile,
    (name) => (name === demoPasswordName ? simulator.addresses.password : undefined),
    outside,
  );
  const document = createSite({ ...outside, author: 'Test', station: 'test', path: file, name: 'Bryggan' });
  if (!connection.ok || !document.ok) throw new Error('the site could not be made');
  const told = await setUpDemoSite({
    simulator,
    document: document.value,
    connection: connection.value,
    bind: true,
    outside,
    onProgress() {},
  });
  document.value.close();
  connection.value.close();
  if (!told.ok) throw new Error(told.failure.code);
  const lit = simulator.schedule.find(({ label }) => (simulator.floor.lampAt(label) ?? 100) < 100);
  if (!lit) throw new Error('no socket has a lamp that could be brighter');
  return lit.label;
}

async function blink(page: Page, simulator: Simulator, label: string): Promise<void> {
  await page.getByRole('link', { name: 'Site', exact: false }).first().click();
  await signIn(page, simulator);
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  await page.evaluate((wanted) => (location.hash = `#/plan?label=${encodeURIComponent(wanted)}`), label);
  await page.getByRole('button', { name: 'Blink' }).click();
  await expect.poll(() => simulator.floor.lampAt(label)).toBe(100);
}

const ways: Record<string, (electron: ElectronApplication) => unknown> = {
  'by its menu': (electron) => electron.evaluate(({ app }) => app.quit()).catch(() => {}),
  'by closing its window': (electron) =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {}),
  'by the system': (electron) => electron.process().kill('SIGTERM'),
};

for (const [way, end] of Object.entries(ways)) {
  test(`ended ${way} in the middle of a blink, it gives the lamp back and closes the journal`, async ({
    launch,
    folder,
  }) => {
    const started = await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 5 });
    if (!started.ok) throw new Error(started.failure.code);
    const simulator = started.value;
    const file = path.join(folder, 'Bryggan.ochno-site');
    const label = await site(simulator, file);
    const found = simulator.floor.lampAt(label);
    const electron = await launch(path.join(folder, 'data'), file);
    await blink(await electron.firstWindow(), simulator, label);

    const program = electron.process();
    void end(electron);
    expect(await ended(program)).toBe(0);
    expect(simulator.floor.lampAt(label)).toBe(found);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(verifySite(file)).toMatchObject({ ok: true, value: { ok: true } });
    await simulator.stop();
  });
}
