// What a first-time user does from an empty site to the last verdict, with the screens' own buttons. The specs of both shells
// run it: what differs between them (dialogs, downloads) is theirs.

import { readFileSync } from 'node:fs';

import { expect, type Page } from '@playwright/test';

import type { DesignRow, Simulator } from '../../electron/simulator/simulator.ts';
import { mouse, type Hand } from './hands.ts';
import { wordsIn, type Say } from './words.ts';

/** How somebody works: with which hand, in which language. */
export interface Way {
  readonly hand: Hand;
  readonly say: Say;
}
const usual: Way = { hand: mouse, say: wordsIn('en') };

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };
/** Longer than the application takes for "the same place, again". */
const againMs = 2_300;

/** On the Site screen: signs in to the simulated platform and joins the site to it. */
export async function signIn(page: Page, simulator: Simulator, { hand, say }: Way = usual): Promise<void> {
  const { rest, email, password, ca } = simulator.addresses;
  // The site is open: Start has a sign-in of its own.
  await expect(page.getByRole('button', { name: say('site.addLocation') })).toBeVisible();
  await hand.write(page.getByLabel(say('connect.server')), rest);
  await hand.write(page.getByLabel(say('connect.email')), email);
  await hand.write(page.getByLabel(say('connect.password')), password);
  await hand.press(page.locator('summary', { hasText: say('connect.ca') }));
  await hand.write(page.getByRole('textbox', { name: say('connect.ca') }), readFileSync(ca, 'utf8'));
  await hand.press(page.getByRole('button', { name: say('connect.companies') }));
  await hand.press(page.getByRole('button', { name: say('connect.join'), exact: true }));
  await expect(page.getByRole('button', { name: say('connect.part') })).toBeVisible();
}

/** Signs in, makes the location with its plan, places ten sockets, adds their hubs and binds, the first two crosswise. */
export async function buildSite(page: Page, simulator: Simulator, way: Way = usual): Promise<readonly DesignRow[]> {
  const { hand, say } = way;
  await signIn(page, simulator, way);
  await hand.write(page.getByLabel(say('site.location'), { exact: true }), 'Bryggan 1');
  await hand.press(page.getByRole('button', { name: say('site.addLocation') }));
  const [plan] = simulator.plans;
  const file = { name: 'Floor 1.png', mimeType: 'image/png', buffer: Buffer.from(plan!.bytes) };
  await page.getByLabel(say('plan.add')).setInputFiles(file);
  const rows = simulator.schedule.slice(0, 10);
  await hand.press(page.getByRole('button', { name: say('plan.tool.place'), exact: true }));
  const canvas = page.getByRole('application');
  for (const [index, { label }] of rows.entries()) {
    await hand.write(page.getByLabel(say('plan.pattern')), label);
    await hand.placeOnPlan(canvas, index);
    await expect(canvas).toHaveAccessibleName(say('plan.canvas', { count: index + 1 }));
  }

  await hand.press(page.getByRole('link', { name: say('rail.hubs') }));
  for (const hub of new Set(rows.map((row) => row.hub))) {
    await hand.write(page.getByLabel(say('hubs.serial')), hub);
    await hand.press(page.getByRole('button', { name: say('hubs.add'), exact: true }));
    // What was just added is open.
    await expect(page.getByRole('button', { name: hub, expanded: true })).toBeVisible();
    for (const { label, port } of crossed(rows).filter((row) => row.hub === hub)) {
      const named = say('hubs.portOf', { hub, port });
      await hand.press(page.getByRole('button', { name: `${say('hubs.bind')} ${named}`, exact: true }));
      await hand.write(page.getByRole('combobox', { name: say('hubs.socketFor', { port: named }) }), label);
      await hand.choose(page.getByRole('option', { name: label, exact: true }));
      await expect(page.getByRole('row', { name: new RegExp(`^${port} ${label}`) })).toBeVisible();
    }
  }
  await expect(page.getByText(say('outbox.nothing'))).toBeVisible();
  await expect(page.getByText(say('live.connected'), { exact: true })).toBeVisible();
  return rows;
}

/** The schedule's first two sockets of one hub, each bound where the other really is. */
function crossed(rows: readonly DesignRow[]): readonly DesignRow[] {
  const [one, other, ...rest] = rows;
  if (!one || one.hub !== other?.hub) throw new Error('the first two sockets are not on one hub');
  return [{ ...one, port: other.port }, { ...other, port: one.port }, ...rest];
}

/** Learns the load, then walks as the screen says until the area is done; the line is lost and comes back on the way. */
export async function walkSite(
  page: Page,
  simulator: Simulator,
  rows: readonly DesignRow[],
  way: Way = usual,
): Promise<void> {
  const { hand, say } = way;
  await hand.press(page.getByRole('button', { name: say('next.walk', { count: 10 }) }));
  await hand.press(page.getByRole('button', { name: say('verify.learn') }));
  await expect(page.getByRole('button', { name: say('verify.learning') })).toBeVisible();
  await page.waitForTimeout(300);
  simulator.floor.plug(rows[2]!.label, load);
  await expect(page.getByText(say('verify.learnt', { name: load.name, label: rows[2]!.label }))).toBeVisible();
  simulator.floor.unplug(rows[2]!.label);
  await hand.press(page.getByRole('button', { name: `${say('verify.start')}: ${say('verify.way.walk')}` }));

  const person = new PersonOnTheFloor(page, simulator, rows, way);
  const connected = page.getByText(say('live.connected'), { exact: true });
  for (let visit = 0; visit < 4; visit += 1) await person.visit();
  simulator.transportFault({ transport: 'restart', ms: 1_500 });
  await expect(connected).toBeHidden();
  await expect(connected).toBeVisible();
  while (!(await person.visit()));
  await expect(page.getByText(say('verify.done'))).toBeVisible();
  expect(person.repairs).toBe(1);
  await hand.press(page.getByRole('button', { name: say('verify.stop') }));
}

const close = (text: string): string => text.replace(/\s+/g, '');

/** Does what the huge line says, knowing nothing but the printed labels. */
class PersonOnTheFloor {
  repairs = 0;
  readonly #page: Page;
  readonly #simulator: Simulator;
  readonly #labels: readonly string[];
  readonly #way: Way;
  #at: string | null = null;

  constructor(page: Page, simulator: Simulator, rows: readonly DesignRow[], way: Way) {
    this.#page = page;
    this.#simulator = simulator;
    this.#labels = rows.map(({ label }) => label);
    this.#way = way;
  }

  /** One line's worth; true: the area is done. */
  async visit(): Promise<boolean> {
    const { hand, say } = this.#way;
    const repair = this.#page.getByRole('button', { name: say('verify.repair') });
    if (await repair.isVisible()) {
      this.repairs += 1;
      await hand.press(repair);
      await expect(repair).toBeHidden();
      return false;
    }
    const said = await this.#said();
    const begins = (...keys: string[]): boolean => keys.some((key) => said.startsWith(close(say(`verify.${key}`))));
    if (begins('done')) {
      this.#plug(null);
      return true;
    }
    const label = said.replace(close(say('verify.checkLabel')), '');
    const named = this.#labels.find((each) => label.endsWith(close(each)));
    if (begins('goTo', 'again') && named) {
      if (this.#at === named) await this.#again();
      else this.#plug(named);
    } else if (begins('thatIs')) await this.#again();
    // What the plug changes is on screen at once; a surprise is believed only when it comes twice.
    await expect(async () => {
      expect((await this.#said()) !== said || (await repair.isVisible())).toBe(true);
    }).toPass({ timeout: 8_000 });
    return false;
  }

  async #said(): Promise<string> {
    return close(await this.#page.locator('.big').innerText());
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
