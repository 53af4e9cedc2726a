// Floor plans: how many pictures a second the plan view's canvases show with 10,000 pins, beside Leaflet and OpenLayers in the same
// browser; and how long 12,000 by 9,000 pixels take from the file to the screen, with what memory.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';

import { Application } from '../../electron/application/application.ts';
import { startBrowserShell } from '../../electron/browser/browser-shell.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { built } from '../../scripts/electron-binary.ts';
import { findTestBrowser } from '../../scripts/test-browser.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function measurePlans(): Promise<Record<string, number>> {
  if (!built(root)) throw new Error('the shells could not be built');
  const found = findTestBrowser();
  if (!found.found) {
    process.stderr.write(`Plans are not measured. ${found.why}\n`);
    return {};
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-plan-'));
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const paces = await pacesOn(page, folder);
    const file = join(folder, 'hall.jpg');
    writeFileSync(file, await largePicture(page));
    await page.close();
    return { ...paces, ...(await imported(browser, folder, file)) };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pacesOn(page: Page, folder: string): Promise<Record<string, number>> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      lib: { entry: join(root, 'tests/bench/plan-bench-page.mjs'), formats: ['iife'], name: 'bench', fileName: 'page' },
    },
  });
  await page.setContent('<body style="margin: 0">');
  await page.addStyleTag({ content: readFileSync(join(root, 'node_modules/leaflet/dist/leaflet.css'), 'utf8') });
  await page.addScriptTag({ path: join(folder, 'page.iife.js') });
  const { updates, pans, zooms, leaflet, openLayers } = await page.evaluate<Record<string, number>>('measurePlan()');
  return {
    planUpdateFps: updates ?? NaN,
    planPanFps: pans ?? NaN,
    planZoomFps: zooms ?? NaN,
    planPanRatioLeaflet: (pans ?? NaN) / (leaflet ?? NaN),
    planPanRatioOpenLayers: (pans ?? NaN) / (openLayers ?? NaN),
  };
}

/** A drawing of 12,000 by 9,000 pixels, as a JPEG. */
async function largePicture(page: Page): Promise<Buffer> {
  const text = await page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(12000, 9000);
    const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 12000, 9000);
    context.lineWidth = 6;
    for (let at = 0; at < 900; at += 1) context.strokeRect((at * 397) % 12000, (at * 611) % 9000, 500, 400);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
  })()`);
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}

async function imported(browser: Browser, folder: string, file: string): Promise<Record<string, number>> {
  const outside = systemOutside();
  const path = join(folder, 'bench.ochno-site');
  const document = valueOf(createSite({ ...outside, author: 'bench', station: 'bench', path, name: 'Bench' }));
  valueOf(document.append([{ type: 'location.added', body: { locationId: 'l', name: 'Hall' } }]));
  document.close();
  const application = new Application(testShell());
  valueOf(await application.openPath(path));
  const shell = valueOf(await startBrowserShell({ application, pageFolder: join(root, 'out/renderer'), port: 0 }));
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  try {
    await page.goto(shell.url);
    await page.getByRole('link', { name: /^Plan/ }).click();
    // Site has such a field too, and is there until the other has come.
    await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
    const field = page.getByLabel('Add a floor plan');
    await field.waitFor({ state: 'attached' });
    await page.evaluate(watchTasks);
    const began = performance.now();
    await field.setInputFiles(file);
    await page.evaluate(untilShown);
    const importMs = performance.now() - began;
    const peak = await memory(browser, 'VmHWM');
    const planImportTaskMs = await page.evaluate<number>('longest');
    await page.getByRole('link', { name: /^Site/ }).click();
    await page.reload();
    await page.getByRole('link', { name: /^Plan/ }).waitFor();
    await page.getByRole('heading', { name: 'Hall' }).waitFor();
    await page.evaluate(watchTasks);
    const firstViewMs = await page.evaluate<number>(`(async () => {
      const from = performance.now();
      document.querySelector('nav a[href="#/plan"]').click();
      await ${untilShown};
      return performance.now() - from;
    })()`);
    return {
      ...{ importMs, planImportPeakMb: peak, planImportTaskMs, planFirstViewMs: firstViewMs },
      planShowTaskMs: await page.evaluate<number>('longest'),
      planShownMb: await memory(browser, 'VmRSS'),
    };
  } finally {
    await page.close();
    await application.close();
    await shell.close();
  }
}

/** The longest task of the page from now on, in ms; 0: none took 50. */
const watchTasks = `window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: 'longtask' });`;

/** In the page: is there a line on the sheet? The sheet alone is white. */
const isShown = `(() => {
  const shown = document.querySelector('canvas.ground');
  if (!shown || shown.width < 10) return false;
  const small = new OffscreenCanvas(160, 120).getContext('2d', { willReadFrequently: true, alpha: false });
  small.fillStyle = '#fff';
  small.fillRect(0, 0, 160, 120);
  small.drawImage(shown, 0, 0, 160, 120);
  return small.getImageData(0, 0, 160, 120).data.some((value) => value < 225);
})()`;

/** In the page, whose policy lets nobody wait by a text of code. A task of its own: what the look takes is no part of a frame. */
const untilShown = `(async () => {
  while (!${isShown}) await new Promise((look) => setTimeout(look, 10));
})()`;

/** Of the largest page process, in MB: now (`VmRSS`), or at most so far (`VmHWM`). NaN where the system doesn't tell. */
async function memory(browser: Browser, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => sizeOf(id, what));
  return Math.max(...sizes);
}

function sizeOf(processId: number, what: string): number {
  try {
    const [, kilobytes] =
      new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_024;
  } catch {
    return NaN;
  }
}
