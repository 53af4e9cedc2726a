// Rounds of `kill -9` at random moments under load, one document all along: everything acknowledged must be there, the chains
// must hold, and the document must open by itself. Reliability, *an acknowledged event is never lost*.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Chance } from '../../../electron/environment/chance.ts';
import { verifySite } from '../../../electron/site/verify-site.ts';
import { FolderInTest, smallBuilding } from './folder-in-test.ts';
import { valueOf } from '../value-of.ts';

const program = fileURLToPath(new URL('./appending-program.ts', import.meta.url));

export interface KillNineRounds {
  readonly acknowledged: number;
  /** Ids that were printed and are not in the document. */
  readonly lost: readonly string[];
  /** Rounds after which the document didn't verify. */
  readonly broken: readonly number[];
}

export async function killNineRounds(rounds: number, chance: Chance): Promise<KillNineRounds> {
  const folder = new FolderInTest();
  try {
    const document = folder.create('killed');
    valueOf(
      document.append([...smallBuilding(1), { type: 'issue.opened', body: { issueId: 'i1', on: null, text: 'x' } }]),
    );
    document.close();
    return await run(rounds, chance, folder);
  } finally {
    folder.forget();
  }
}

async function run(rounds: number, chance: Chance, folder: FolderInTest): Promise<KillNineRounds> {
  const printed: string[] = [];
  const broken: number[] = [];
  const lost: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const ids = await appendUntilKilled(folder.file('killed'), 1 + Math.floor(chance() * 150), chance() * 5);
    printed.push(...ids);
    // Left open by a dead program: verifying opens it, and so does the next round.
    if (!valueOf(verifySite(folder.file('killed'))).ok) broken.push(round);
    const document = folder.open('killed', 'A', true);
    lost.push(...ids.filter((id) => document.event(id) === undefined));
    document.close();
  }
  return { acknowledged: printed.length, lost, broken };
}

/** Kills the program a moment (ms) after so many printed ids; returns all that it printed. */
async function appendUntilKilled(path: string, many: number, moment: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (!timer && text.split('\n').length > many) timer = setTimeout(() => child.kill('SIGKILL'), moment);
  });
  const code = await new Promise((resolve) => child.on('close', (status, signal) => resolve(signal ?? status)));
  if (code !== 'SIGKILL') throw new Error(`the appending program ended by itself: ${String(code)}`);
  // What was cut off in the pipe was not heard by anybody.
  return text.split('\n').slice(0, -1);
}
