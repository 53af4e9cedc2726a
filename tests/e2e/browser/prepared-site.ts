// A site that is ready to be walked, on a simulated building of the spec's own making, served from this process: what the specs of
// Verify start from. Times are short, so that a spec doesn't stand about.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { Application } from '../../../electron/application/application.ts';
import { connect } from '../../../electron/application/connection.ts';
import { secretsInMemory } from '../../../electron/application/secrets-in-memory.ts';
import { startBrowserShell } from '../../../electron/browser/browser-shell.ts';
import { demoPasswordName, demoProfile, setUpDemoSite } from '../../../electron/demo/demo-site.ts';
import { configureSite } from '../../../electron/domain/edits.ts';
import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { testShell } from '../../support/test-shell.ts';
import { valueOf } from '../../support/value-of.ts';
import { test as base } from './shell.ts';

export interface Building {
  readonly sockets: number;
  readonly seed: number;
  readonly faults: string;
  /** Share of sockets with a fixed device. */
  readonly fixed: number;
  /** The schedule's ports are taken over; else the walk has to find them. */
  readonly bind: boolean;
  /** What the platform lets one connection carry. */
  readonly quotas: 'aws' | 'off';
}

/** The same place again after so long. */
export const againMs = 500;
const procedure = {
  ...defaultProcedure,
  settleMs: 60,
  holdMs: 500,
  againMs: againMs - 100,
  walkingMs: 8_000,
  noAnswerMs: 1_000,
  observedAllowed: true,
};

const pageFolder = fileURLToPath(new URL('../../../out/renderer', import.meta.url));
const usual: Building = { sockets: 12, seed: 3, faults: '', fixed: 0, bind: true, quotas: 'off' };

/** What speech the page asked for, cuts as `|`. */
const recordSpeech = `
  window.spoken = [];
  class Words { constructor(text) { this.text = text; } }
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Words });
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-GB', name: 'English' }],
    addEventListener() {},
    cancel: () => window.spoken.push('|'),
    speak: ({ text }) => window.spoken.push(text),
  } });`;

export const spokenOn = async (page: Page): Promise<readonly string[]> => page.evaluate<string[]>('window.spoken');

interface Prepared {
  readonly building: Partial<Building>;
  readonly site: { readonly application: Application; readonly simulator: Simulator; readonly url: string };
}

export const test = base.extend<Prepared>({
  building: [{}, { option: true }],
  simulator: async ({ building }, use) => {
    const { bind: _bind, ...options } = { ...usual, ...building };
    const simulator = valueOf(await startSimulator({ ...options, commissioned: false, heartbeat: 30 }));
    await use(simulator);
    await simulator.stop();
  },
  site: async ({ building, simulator }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'commissioner-prepared-'));
    const file = path.join(folder, 'site.ochno-site');
    const profile = demoProfile(simulator, 'documented', building.quotas ?? 'off');
    const { password } = simulator.addresses;
    await prepare(file, simulator, building.bind ?? true);
    const secrets = secretsInMemory();
    secrets.set(demoPasswordName, password, false);
    const shell = testShell({ secrets });
    shell.kept.set('profiles', { Loopback: profile });
    const application = new Application(shell);
    valueOf(await application.openPath(file));
    valueOf(await application.join('Loopback'));
    const served = valueOf(await startBrowserShell({ application, pageFolder, port: 0 }));
    await use({ application, simulator, url: served.url });
    await served.close();
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  },
  address: async ({ site }, use) => use(site.url),
  page: async ({ page }, use) => {
    await page.context().addInitScript(recordSpeech);
    await use(page);
  },
});

/** The document with its plans and sockets, told to the platform, and closed again. */
async function prepare(file: string, simulator: Simulator, bind: boolean): Promise<void> {
  const outside = systemOutside();
  const { password } = simulator.addresses;
  const connection = valueOf(connect(demoProfile(simulator, 'documented', 'off'), () => password, outside));
  const writer = { author: 'Test', station: 'station-1' };
  const document = valueOf(createSite({ ...outside, ...writer, path: file, name: 'Prepared' }));
  const set = { simulator, document, connection, bind, outside, onProgress: () => {} };
  valueOf(await setUpDemoSite(set));
  change(document, configureSite(document.state, { procedure }));
  document.close();
  connection.close();
}

export const change = (document: SiteDocument, drafts: ReturnType<typeof configureSite>): void =>
  void valueOf(document.append(valueOf(drafts)));
