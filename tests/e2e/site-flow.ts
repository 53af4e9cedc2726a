// What a first-time user does from an empty site to the last verdict, with the screens' own buttons. The specs of both shells
// run it: what differs between them (dialogs, downloads) is theirs.

import { readFileSync } from 'node:fs';

import { expect, type Page } from '@playwright/test';

import type { DesignRow, Simulator } from '../../electron/simulator/simulator.ts';

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };
/** Longer than the application takes for "the same place, again". */
const againMs = 2_300;

/** On the Site screen: signs in to the simulated platform and joins the site to it. */
export async function signIn(page: Page, simulator: Simulator): Promise<void> {
  const { rest, email, password, ca } = simulator.addresses;
  // The site is open: Start has a sign-in of its own.
  await expect(page.getByRole('button', { name: 'Add a location' })).toBeVisible();
  await page.getByLabel('Server').fill(rest);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByText('Authority to trust').click();
  await page.getByRole('textbox', { name: 'Authority to trust' }).fill(readFileSync(ca, 'utf8'));
  await page.getByRole('button', { name: 'Show my companies' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
}

/** Signs in, makes the location with its plan, places ten sockets, adds their hubs and binds, the first two crosswise. */
export async function buildSite(page: Page, simulator: Simulator): Promise<readonly DesignRow[]> {
  await signIn(page, simulator);
  await page.getByLabel('Location', { exact: true }).fill('Bryggan 1');
  await page.getByRole('button', { name: 'Add a location' }).click();
  const [plan] = simulator.plans;
  const file = { name: 'Floor 1.png', mimeType: 'image/png', buffer: Buffer.from(plan!.bytes) };
  await page.getByLabel('Add a floor plan').setInputFiles(file);
  const rows = simulator.schedule.slice(0, 10);
  await page.getByRole('button', { name: 'Place sockets' }).click();
  const canvas = page.getByRole('application');
  for (const [index, { label }] of rows.entries()) {
    await page.getByLabel('Label, {nn} counts').fill(label);
    await canvas.click({ position: { x: 180 + (index % 5) * 90, y: 160 + Math.floor(index / 5) * 90 } });
    await expect(canvas).toHaveAccessibleName(new RegExp(`with ${index + 1} sockets`));
  }

  await page.getByRole('link', { name: 'Hubs' }).click();
  for (const hub of new Set(rows.map((row) => row.hub))) {
    await page.getByLabel('Serial on its label').fill(hub);
    await page.getByRole('button', { name: 'Add a hub' }).click();
    // What was just added is open.
    await expect(page.getByRole('button', { name: hub, expanded: true })).toBeVisible();
    for (const { label, port } of crossed(rows).filter((row) => row.hub === hub)) {
      await page.getByRole('button', { name: `Bind … ${hub} port ${port}`, exact: true }).click();
      await page.getByRole('combobox', { name: `Socket for ${hub} port ${port}` }).fill(label);
      await page.getByRole('option', { name: label, exact: true }).click();
      await expect(page.getByRole('row', { name: new RegExp(`^${port} ${label}`) })).toBeVisible();
    }
  }
  await expect(page.getByText('nothing waiting')).toBeVisible();
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  return rows;
}

/** The schedule's first two sockets of one hub, each bound where the other really is. */
function crossed(rows: readonly DesignRow[]): readonly DesignRow[] {
  const [one, other, ...rest] = rows;
  if (!one || one.hub !== other?.hub) throw new Error('the first two sockets are not on one hub');
  return [{ ...one, port: other.port }, { ...other, port: one.port }, ...rest];
}

/** Learns the load, then walks as the screen says until the area is done; the line is lost and comes back on the way. */
export async function walkSite(page: Page, simulator: Simulator, rows: readonly DesignRow[]): Promise<void> {
  await page.getByRole('button', { name: 'Walk 10' }).click();
  await page.getByRole('button', { name: 'Learn it: plug it in anywhere' }).click();
  await expect(page.getByRole('button', { name: 'Plug the load in anywhere …' })).toBeVisible();
  await page.waitForTimeout(300);
  simulator.floor.plug(rows[2]!.label, load);
  await expect(page.getByText(`${load.name} at ${rows[2]!.label}`)).toBeVisible();
  simulator.floor.unplug(rows[2]!.label);
  await page.getByRole('button', { name: 'Start: Walk' }).click();

  const person = new PersonOnTheFloor(page, simulator, rows);
  for (let visit = 0; visit < 4; visit += 1) await person.visit();
  simulator.transportFault({ transport: 'restart', ms: 1_500 });
  await expect(page.getByText('connected', { exact: true })).toBeHidden();
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  while (!(await person.visit()));
  await expect(page.getByText('AREA DONE')).toBeVisible();
  expect(person.repairs).toBe(1);
  await page.getByRole('button', { name: 'End the walk' }).click();
}

/** Does what the huge line says, knowing nothing but the printed labels. */
class PersonOnTheFloor {
  repairs = 0;
  readonly #page: Page;
  readonly #simulator: Simulator;
  readonly #labels: readonly string[];
  #at: string | null = null;

  constructor(page: Page, simulator: Simulator, rows: readonly DesignRow[]) {
    this.#page = page;
    this.#simulator = simulator;
    this.#labels = rows.map(({ label }) => label);
  }

  /** One line's worth; true: the area is done. */
  async visit(): Promise<boolean> {
    const repair = this.#page.getByRole('button', { name: 'Repair it' });
    if (await repair.isVisible()) {
      this.repairs += 1;
      await repair.click();
      await expect(repair).toBeHidden();
      return false;
    }
    const said = (await this.#page.locator('.big').innerText()).replace(/\s+/g, '');
    if (said.startsWith('AREADONE')) {
      this.#plug(null);
      return true;
    }
    const named = this.#labels.find((label) => said.replace('CHECKTHELABEL', '').endsWith(label.replace(/\s+/g, '')));
    if (/^(GOTO|PLUGAGAIN)/.test(said) && named) {
      if (this.#at === named) await this.#again();
      else this.#plug(named);
    } else if (said.startsWith('THATIS')) await this.#again();
    // What the plug changes is on screen at once; a surprise is believed only when it comes twice.
    await expect(async () => {
      const now = (await this.#page.locator('.big').innerText()).replace(/\s+/g, '');
      expect(now !== said || (await repair.isVisible())).toBe(true);
    }).toPass({ timeout: 8_000 });
    return false;
  }

  async #again(): Promise<void> {
    const label = this.#at;
    this.#plug(null);
    await this.#page.waitForTimeout(againMs);
    this.#plug(label);
  }

  #plug(label: string | null): void {
    if (this.#at !== null) this.#simulator.floor.unplug(this.#at);
    this.#at = label;
    if (label !== null) this.#simulator.floor.plug(label, load);
  }
}
