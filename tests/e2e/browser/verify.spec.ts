// Verify as a person with a test load meets it: what the huge line says, what is heard, what each key does, and that nothing of it
// is lost by a reload, a lost line or a second page.

import { expect, type Page } from '@playwright/test';

import { labelSocket } from '../../../electron/domain/edits.ts';
import { verificationSetup } from '../../../electron/application/verification-setup.ts';
import type { SiteState } from '../../../electron/domain/site-types.ts';
import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { expectNoViolations } from '../axe.ts';
import { scan } from '../scanner.ts';
import { againMs, change, spokenOn, test } from './prepared-site.ts';

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };

/** A hand is slower than a scanner. */
async function press(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(60);
  await page.keyboard.press(key);
}

/** What the huge line says, and the large part of the label. */
async function says(page: Page, words: string, label?: string): Promise<void> {
  await expect(page.locator('.big')).toContainText(words);
  if (label !== undefined) await expect(page.locator('.big .huge')).toHaveText(label);
}
const last = (page: Page) => page.locator('.small');
/** The labels in the order of the walk. */
function wayThrough(state: SiteState): [string, string, string, string, string] {
  const request = {
    mode: 'walk',
    only: [],
    testLoad: null,
    pace: 1,
    lampAnswers: false,
    socketsHaveLamps: false,
  } as const;
  const [one = '', two = '', three = '', four = '', five = ''] = verificationSetup(state, request, 0).sockets.map(
    ({ label }) => label,
  );
  return [one, two, three, four, five];
}
/** What is written large of a label. */
const part = (label: string): string => label.slice('B1-F1-'.length);
const happened = (page: Page) => page.getByRole('region', { name: 'What just happened' }).getByRole('listitem');

async function startWalk(page: Page, address: string, way = 'Walk'): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name: /^Verify/ }).click();
  await page.getByRole('button', { name: `Start: ${way}`, exact: true }).click();
  await expect(page.locator('.big')).toBeVisible();
}

/** Plugs in, waits for the verdict, pulls. */
async function pass(page: Page, simulator: Simulator, label: string, large: string): Promise<void> {
  await says(page, 'GO TO', large);
  simulator.floor.plug(label, load);
  await expect(last(page)).toContainText(large);
  await expect(last(page)).toContainText('pass');
  await expect(page.locator('.big')).not.toContainText('TESTING');
  simulator.floor.unplug(label);
}

/** For "the same place, again" the port must have been empty for a while. */
async function plugAgain(page: Page, simulator: Simulator, label: string): Promise<void> {
  simulator.floor.unplug(label);
  await page.waitForTimeout(againMs);
  simulator.floor.plug(label, load);
}

test('what a walk needs is said before it, and the proposed way is one button', async ({
  page,
  address,
  simulator,
}) => {
  await page.goto(address);
  await page.getByRole('link', { name: /^Verify/ }).click();
  await expect(page.getByText('12 to walk').first()).toBeVisible();
  await expect(page.getByText('The line is up.')).toBeVisible();
  await expect(page.getByText('None chosen: any plug counts.')).toBeVisible();
  await page.getByRole('button', { name: 'Learn it: plug it in anywhere' }).click();
  await expect(page.getByRole('button', { name: 'Plug the load in anywhere …' })).toBeVisible();
  await page.waitForTimeout(300);
  simulator.floor.plug('B1-F1-003', load);
  await expect(page.getByText(/Test load 30 W at B1-F1-003, [\d.]+ W/)).toBeVisible();
  await page.getByRole('button', { name: 'Do you hear me?' }).click();
  expect(await spokenOn(page)).toEqual(['|', 'Do you hear me? 07 pass.']);
  await page.getByRole('button', { name: 'Health check' }).click();
  await expect(page.getByRole('button', { name: 'Start: Health check' })).toBeVisible();
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Start: Health check' }).click();
  await says(page, 'CHECK DONE');
  await expect(happened(page).filter({ hasText: 'B1-F1-003' })).toContainText('something is plugged in');
});

test('each key does what its button says', async ({ page, address, simulator, site }) => {
  const [one, two, three, four, five] = wayThrough(site.application.document!.state);
  await startWalk(page, address);
  await pass(page, simulator, one, part(one));
  expect(await spokenOn(page)).toEqual([`${one}.`, '|', `${part(one)} pass.`, 'You may pull.', `${part(two)}.`]);

  await press(page, 'f');
  await expect(page.getByRole('button', { name: 'It gives no answer' })).toBeFocused();
  await press(page, '3');
  await says(page, 'GO TO', part(three));
  await expect(happened(page).first()).toContainText(`${two}fail, damaged`);
  await press(page, 'u');
  await says(page, 'GO TO', part(two));
  await press(page, 'f');
  await press(page, 'Enter');
  await says(page, 'GO TO', part(three));
  await expect(happened(page).first()).toContainText(`${two}fail, no answer`);
  await press(page, 's');
  await page.getByRole('button', { name: 'No way in' }).click();
  await expect(happened(page).first()).toContainText(`${three}deferred, no way in`);

  await says(page, 'GO TO', part(four));
  await press(page, 'b');
  await expect.poll(() => simulator.floor.lampAt(four)).toBe(100);
  await press(page, ' ');
  await says(page, 'PAUSED');
  await press(page, ' ');
  await says(page, 'GO TO', part(four));
  await press(page, 'ArrowRight');
  await says(page, 'GO TO', part(five));
  await press(page, 'PageUp');
  await says(page, 'GO TO', part(four));
  await press(page, 'PageUp');
  await says(page, 'GO TO', part(three));
  await press(page, 'PageDown');
  await expect(page.locator('.big .huge')).not.toHaveText(part(three));

  // The label was read: shown as taken, and no letter of it was a key, nor did its blanks press what has the focus.
  const before = await happened(page).count();
  await page.getByRole('button', { name: /^Fail/ }).focus();
  await scan(page, 'Desk No 5');
  await expect(page.getByRole('status').filter({ hasText: 'Desk No 5' })).toBeVisible();
  await expect(happened(page)).toHaveCount(before);
  await expect(page.getByRole('button', { name: 'It gives no answer' })).toBeHidden();
  await scan(page, one);
  await expect(page.getByRole('status').filter({ hasText: `Label ${one} was read.` })).toBeVisible();
  await happened(page).last().getByRole('button').click();
  await expect(page.getByRole('complementary', { name: `Socket ${one}` })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('complementary', { name: `Socket ${one}` })).toBeHidden();
});

test('letter keys can be switched off; those that are no letters go on', async ({ page, address, site }) => {
  const [one, two, three] = wayThrough(site.application.document!.state);
  site.application.keepSettings({ shortcuts: false });
  await startWalk(page, address);
  await says(page, 'GO TO', part(one));
  await press(page, 'f');
  await press(page, 'Enter');
  await says(page, 'GO TO', part(two));
  // A key that something lies on is pressed once.
  for (let repeat = 0; repeat < 4; repeat += 1) {
    await page.keyboard.down('PageDown');
    await page.waitForTimeout(100);
  }
  await page.keyboard.up('PageDown');
  await says(page, 'GO TO', part(three));
  await expect(page.getByRole('group', { name: 'Why does it fail?' })).toBeHidden();
});

test('a lost line holds the walk; a reload and a second page show the same, and one page speaks', async ({
  page,
  address,
  simulator,
  site,
}) => {
  test.setTimeout(90_000);
  await startWalk(page, address);
  const [one, two] = wayThrough(site.application.document!.state);
  await pass(page, simulator, one, part(one));
  simulator.transportFault({ transport: 'restart', ms: 1_500 });
  await says(page, 'CONNECTION LOST');
  await says(page, 'STAY');
  await says(page, 'GO TO', part(two));
  expect(await spokenOn(page)).toEqual(expect.arrayContaining(['Connection lost. Stay.', 'Connected again.']));

  await page.reload();
  await says(page, 'GO TO', part(two));
  await expect(happened(page)).toHaveCount(1);
  const second = await page.context().newPage();
  await second.goto(new URL('/', page.url()).href);
  await second.getByRole('link', { name: /^Verify/ }).click();
  await says(second, 'GO TO', part(two));
  // Nobody has touched the second page, so it may not sound; then somebody does.
  await second.getByRole('button', { name: 'Pause' }).click();
  await says(second, 'PAUSED');
  await says(page, 'PAUSED');
  await second.getByRole('button', { name: 'Go on' }).click();
  simulator.floor.plug(two, load);
  await expect(last(second)).toContainText(part(two));
  await expect(last(page)).toContainText(part(two));
  await expect.poll(() => spokenOn(second)).toContain(`${part(two)} pass.`);
  expect(await spokenOn(page)).not.toContain(`${part(two)} pass.`);
  await second.close();
});

test('in every theme and with a hostile label axe finds nothing, and nothing leaves the screen', async ({
  page,
  address,
  site,
}) => {
  const { document } = site.application;
  const [first] = document!.state.sockets.values();
  await startWalk(page, address);
  for (const label of ['<img src=x onerror=alert(1)>', '\u202Egnp.\u202C 🔌 '.repeat(8), 'x'.repeat(10_000)]) {
    change(document!, labelSocket(document!.state, { socketId: first!.id, label }));
    await page.reload();
    await expect(page.locator('.big .huge')).not.toBeEmpty();
    const box = await page.locator('.keys').boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(768);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1366);
  }
  await expectNoViolations(page);
});

test.describe('two swapped sockets', () => {
  test.use({ building: { faults: 'swap:1' } });

  test('are found, drawn, named by hub and printed number, and repaired by one button', async ({
    page,
    address,
    simulator,
  }) => {
    test.setTimeout(120_000);
    const crossed = simulator.truth.miswired[0]!.sockets;
    await startWalk(page, address);
    const repair = page.getByRole('button', { name: 'Repair it' });
    for (let visit = 0; visit < 30 && !(await repair.isVisible()); visit += 1) {
      const line = page.locator('.big');
      await expect(line).toContainText('GO TO');
      const label = `B1-F1-${await line.locator('.huge').innerText()}`;
      simulator.floor.plug(label, load);
      if (!crossed.includes(label)) {
        await expect(line).not.toContainText('TESTING');
        await expect(line.locator('.huge')).not.toHaveText(label.slice(-3));
      } else {
        await says(page, 'THAT IS', crossed.find((other) => other !== label)!.slice(-3));
        await says(page, 'CHECK THE LABEL');
        await plugAgain(page, simulator, label);
        await expect(line.or(repair).first()).toBeVisible();
        await expect(line).not.toContainText('THAT IS');
      }
      simulator.floor.unplug(label);
      await page.waitForTimeout(150);
    }
    const offer = page.getByRole('region', { name: 'Two sockets are swapped' });
    for (const label of crossed) {
      const { hub, port } = simulator.schedule.find((row) => row.label === label)!;
      await expect(offer).toContainText(label);
      await expect(offer).toContainText(hub);
      await expect(offer).toContainText(new RegExp(`(${hub} · |port )${port}\\b`));
    }
    await expect(offer.locator('path.real')).toHaveCount(2);
    await expectNoViolations(page);
    // The window at its smallest, and a laptop whose screen is magnified: the keys lie over nothing that is needed.
    const label = page.locator('.big .huge');
    for (const [width, height] of [
      [800, 600],
      [1093, 560],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(repair).toBeInViewport({ ratio: 1 });
      await expect(label).toBeInViewport({ ratio: 1 });
      const keys = await page.locator('.keys').boundingBox();
      expect(keys!.y + keys!.height).toBeLessThanOrEqual(height);
      for (const shown of [repair, label]) {
        const box = await shown.boundingBox();
        expect(box!.y + box!.height).toBeLessThanOrEqual(keys!.y);
      }
      const [plan, zoom] = [await page.locator('.plan').boundingBox(), await page.locator('.zoom').boundingBox()];
      expect(zoom!.y).toBeGreaterThanOrEqual(plan!.y);
    }
    await repair.click();
    await expect(repair).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: 'Repaired. Plug in once more at' })).toContainText(
      crossed[0]!,
    );
    await expect(happened(page).first()).toContainText('Repaired: Two sockets are swapped');
    expect(await spokenOn(page)).toContain('2 sockets are wired otherwise. Look at the screen.');
  });
});

test.describe('sockets on no port', () => {
  test.use({ building: { sockets: 4, bind: false } });

  test('are bound and verified in one tour, and its end is proven by a control', async ({
    page,
    address,
    simulator,
  }) => {
    await startWalk(page, address, 'Walk and bind');
    const labels = simulator.schedule.map(({ label }) => label);
    for (let count = 0; count < labels.length; count += 1) {
      await says(page, 'GO TO');
      const part = await page.locator('.big .huge').innerText();
      await pass(page, simulator, `B1-F1-${part}`, part);
    }
    await says(page, 'PLUG AGAIN');
    await says(page, 'READ ITS LABEL');
    const control = `B1-F1-${await page.locator('.big .huge').innerText()}`;
    await plugAgain(page, simulator, control);
    await says(page, 'AREA DONE');
    await expect(page.getByRole('region', { name: 'What the walk found' })).toContainText('4 pass');
    await page.getByRole('button', { name: 'To the report' }).click();
    await expect(page.getByRole('heading', { name: 'Report', exact: true })).toBeVisible();
  });
});

test.describe('fixed devices', () => {
  test.use({ building: { sockets: 12, fixed: 1, seed: 5 } });

  test('are lit and pointed out, used by hand, or taken on a word; none asks for a plug', async ({
    page,
    address,
    simulator,
  }) => {
    test.setTimeout(120_000);
    await startWalk(page, address);
    const line = page.locator('.big');
    const lamps = simulator.schedule.filter(({ expected }) => expected === 'lamp').map(({ label }) => label);
    const seen = new Set<string>();
    for (let visit = 0; visit < 40 && !(await line.innerText()).includes('AREA DONE'); visit += 1) {
      const said = (await line.innerText()).replace(/\s+/g, ' ');
      if (said.includes('ladder')) {
        await page.getByRole('button', { name: 'Nobody is on a ladder' }).click();
      } else if (said.includes('TAP THE LIGHT')) {
        seen.add('light');
        await expect.poll(() => lamps.filter((label) => simulator.floor.lampAt(label) === 100)).toHaveLength(1);
        const lit = lamps.find((label) => simulator.floor.lampAt(label) === 100)!;
        await expect(page.getByRole('button', { name: `It is at ${lit}` })).toBeVisible();
        await press(page, 'Enter');
      } else if (/^(PRESS|COVER|WAKE)/.test(said)) {
        seen.add('word');
        await press(page, 'p');
      } else if (said.startsWith('TURN')) {
        seen.add('hand');
        simulator.floor.touch(`B1-F1-${await line.locator('.huge').innerText()}`);
      } else {
        seen.add('by itself');
      }
      await expect(async () => expect((await line.innerText()).replace(/\s+/g, ' ')).not.toBe(said)).toPass({
        timeout: 20_000,
      });
    }
    await says(page, 'AREA DONE');
    expect([...seen]).toEqual(expect.arrayContaining(['light']));
    expect(await spokenOn(page)).toContain('Which lamp is full?');
  });

  test('a lamp whose socket nobody knows is found by answers of yes and no', async ({ page, address, simulator }) => {
    await page.goto(address);
    await page.getByRole('link', { name: /^Verify/ }).click();
    await page.getByRole('button', { name: 'Find a lamp' }).click();
    // How much is left to walk is nothing to who looks for a lamp.
    await expect(page.locator('.measure')).toBeHidden();
    await page.getByRole('button', { name: 'Start: Find a lamp' }).click();
    await page.getByRole('button', { name: 'Nobody is on a ladder' }).click();
    const lamps = simulator.schedule.filter(({ expected }) => expected === 'lamp').map(({ label }) => label);
    const own = lamps.at(-1)!;
    const line = page.locator('.big');
    const stands = async (): Promise<string> => [await line.innerText(), ...(await left.allInnerTexts())].join(' ');
    const left = page.locator('.now');
    for (let answers = 0; answers < 8; answers += 1) {
      await expect(line).toContainText(/IS YOUR LAMP FULL|THAT IS/);
      const asked = await stands();
      if (asked.includes('THAT IS')) break;
      if (answers === 0) await expectNoViolations(page);
      await press(page, simulator.floor.lampAt(own) === 100 ? 'y' : 'n');
      await expect.poll(stands).not.toBe(asked);
    }
    await says(page, 'THAT IS', part(own));
    await expect(page.getByRole('complementary', { name: `Socket ${own}` })).toBeVisible();
    expect(await spokenOn(page)).toContain('Is yours full?');
    await page.getByRole('button', { name: 'Find another' }).click();
    await says(page, 'Is anyone on a ladder?');
    await page.getByRole('button', { name: 'Nobody is on a ladder' }).click();
    for (let answers = 0; answers < 8; answers += 1) {
      await expect(line).toContainText(/IS YOUR LAMP FULL|NOT FOUND/);
      const asked = await stands();
      if (asked.includes('NOT FOUND')) break;
      await press(page, 'n');
      await expect.poll(stands).not.toBe(asked);
    }
    await expect(page.getByRole('alert')).toContainText('See that its lamp is plugged in');
    await page.getByRole('button', { name: 'Try again' }).click();
    await says(page, 'Is anyone on a ladder?');
  });
});
