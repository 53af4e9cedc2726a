// `commissioner serve`: the screens in a browser, on loopback, until a signal.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Conf from 'conf';

import { Application } from '../../application/application.ts';
import { machineLanguage } from '../../application/machine.ts';
import { secretsInMemory } from '../../application/secrets-in-memory.ts';
import { nothingKept, type ApplicationShell, type Kept, type KeptData } from '../../application/shell.ts';
import { thisWriter } from '../../application/station.ts';
import { startBrowserShell } from '../../browser/browser-shell.ts';
import { sitesFolder } from '../../browser/sites-folder.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import { untilSignal } from '../until-signal.ts';
import type { Output } from '../output.ts';
import { productName, productVersion } from '../product.ts';
import { outside } from '../outside.ts';

export interface ServeFlags {
  port: number;
  open: boolean;
}

/** `prepare`: what is done before the address is told; its failure ends the program. */
export async function serve(
  output: Output,
  flags: ServeFlags,
  prepare: (application: Application) => Promise<Result<null>> = () => Promise.resolve(done(null)),
): Promise<ExitCode> {
  const page = builtPage();
  const application = new Application(browserApplication());
  const shell = page.ok ? await startBrowserShell({ application, pageFolder: page.value, port: flags.port }) : page;
  if (!shell.ok) {
    output.failure(shell.failure);
    return exitCodeOf(shell.failure);
  }
  // Who ends it before it has begun is heard too.
  const over = untilSignal();
  const prepared = await Promise.race([prepare(application), over]);
  if (prepared?.ok) {
    tellAddress(output, flags, shell.value.url);
    await over;
  }
  // Lamps on lease are given back and the journal closed before the pages are let go.
  await application.end();
  await shell.value.close();
  if (!prepared || prepared.ok) return exitCodes.done;
  output.failure(prepared.failure);
  return exitCodeOf(prepared.failure);
}

function tellAddress(output: Output, flags: ServeFlags, url: string): void {
  output.line({ url });
  if (!output.json) output.tell(url);
  if (flags.open) openInBrowser(url);
  output.warn('Running. Ctrl+C ends it.');
}

function browserApplication(): ApplicationShell {
  return {
    kind: 'browser',
    outside,
    writer: thisWriter(outside.ids),
    name: productName,
    version: productVersion,
    kept: keptOnDisk(),
    secrets: secretsInMemory(),
    desk: sitesFolder(join(homedir(), 'Commissioner')),
    // A simulated building is loaded by who wants one: the others start sooner.
    startDemo: async (building) =>
      (await import('../../demo/start-demo.ts')).startDemo(building, { outside, writer: thisWriter(outside.ids) }),
  };
}

function keptOnDisk(): Kept {
  const kept = new Conf({ projectName: 'commissioner', projectSuffix: '' });
  // To ask the machine for its language takes a while: only where nothing is kept.
  let nothing: KeptData | undefined;
  const otherwise = (): KeptData => (nothing ??= nothingKept(machineLanguage()));
  return {
    get: <K extends keyof KeptData>(key: K) => (kept.get(key) ?? otherwise()[key]) as KeptData[K],
    set: (key, value) => kept.set(key, value),
  };
}

/** Unbuilt this file lies in `electron/cli/commands`, built beside the other entries in `out/main`. */
function builtPage(): Result<string> {
  const places = ['../renderer', '../../../out/renderer'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const built = places.find((place) => existsSync(join(place, 'index.html')));
  return built === undefined ? failed('shell.page-not-built') : done(built);
}

/** Where there is no browser to open, the printed address is enough. */
function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  const opener = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}
