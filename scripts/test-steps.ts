// Decides what a full test run consists of, in which order, and what each step counts: a check one, a test runner its tests.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { countPlaywright, countVitest, nothing, oneFailed, onePassed, type Counts } from './test-counts.ts';

export interface Step {
  readonly name: string;
  readonly run: (place: Place) => Counts | Promise<Counts>;
  /** Begins with its neighbours that say so too: what measures no time may share the machine. */
  readonly alongside?: true;
}

export interface Place {
  /** The checkout. */
  readonly root: string;
  /** Where the runners write their JSON. */
  readonly reports: string;
  /** This run builds the program: commands are tested as they are shipped, and start three times as fast. */
  readonly builds: boolean;
  /** Prints what a program said, in one piece, at its end. */
  readonly tell: (said: string) => void;
}

/** Longest a step may take; the whole is meant to stay under fifteen minutes. */
const limitMs = 8 * 60_000;

/** What scripts/e2e.ts ends with where the machine has no Electron and the browser shell alone is tested. */
const noElectron = 3;

/** What the tests need beside npm's packages: a command, and Debian's package that brings it. */
const tools = [
  { command: 'mosquitto', from: 'mosquitto' },
  { command: 'mosquitto_pub', from: 'mosquitto-clients' },
  { command: 'pdftotext', from: 'poppler-utils' },
] as const;

/** The first step that takes time. */
export const buildName = 'build';

export const steps: readonly Step[] = [
  ...tools.map(tool),
  npmCheck(buildName, 'build'),
  npmCheck('size', 'size'),
  alongside(npmCheck('format', 'format:check')),
  alongside(npmCheck('lint', 'lint')),
  alongside(npmCheck('types', 'typecheck')),
  alongside(npmCheck('arrows', 'arrows')),
  alongside(npmCheck('dead code', 'deadcode')),
  // Waits for sockets and processes more than it works.
  alongside(vitest('integration')),
  specs('screens', 'browser'),
  alongside(vitest('unit')),
  alongside(vitest('contract')),
  alongside(specs('window', 'electron')),
  alongside(specs('packed', 'packed')),
];

function tool({ command, from }: (typeof tools)[number]): Step {
  return {
    name: `tool ${command}`,
    run: ({ tell }) => {
      const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
      if (folders.some((folder) => existsSync(path.join(folder, command)))) return onePassed;
      tell(`\`${command}\` is missing: install Debian's package ${from}.`);
      return oneFailed;
    },
  };
}

/** Beside its neighbours that may too. */
function alongside(step: Step): Step {
  return { ...step, alongside: true };
}

function npmCheck(name: string, script: string): Step {
  return {
    name,
    run: async (place) => ((await ended(place, ['npm', 'run', '--silent', script])) === 0 ? onePassed : oneFailed),
  };
}

function vitest(project: string): Step {
  return {
    name: `${project} tests`,
    run: async (place) => {
      const file = path.join(place.reports, `${project}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const program: NodeJS.ProcessEnv = place.builds ? { COMMISSIONER_BUILT: '1' } : {};
      const exitCode = await ended(place, ['vitest', 'run', '--project', project, ...reporters], program);
      return countVitest(readJson(file), exitCode);
    },
  };
}

function specs(name: string, project: string): Step {
  return {
    name,
    run: async (place) => {
      const file = path.join(place.reports, `${name}.json`);
      // A folder of its own: each run empties its folder first.
      const args = ['--', '--project', project, '--reporter=list,json', `--output=test-results/${project}`];
      const exitCode = await ended(place, ['npm', 'run', '--silent', 'test:e2e', ...args], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      });
      // The script has said in one sentence why there is no window to test.
      return exitCode === noElectron ? { ...nothing, skipped: 1 } : countPlaywright(readJson(file), exitCode);
    },
  };
}

/** The exit code; null when the program could not start or took too long. */
async function ended(
  { root, tell }: Place,
  [program = '', ...args]: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<number | null> {
  const env = { ...process.env, ...more };
  const run = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
  const said: Buffer[] = [];
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
  // A program that is not there closes nothing.
  const [code] = (await once(run, 'close').catch(() => [null])) as [number | null];
  tell(`\n— ${[program, ...args].join(' ')}\n${Buffer.concat(said).toString('utf8')}`);
  return code;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
