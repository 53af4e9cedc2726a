// Runs `commissioner demo --headless --json` as a user does, in a folder of its own, and reads what it says.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Findings } from '../../electron/application/findings.ts';
import type { VerdictLine } from '../../electron/application/verdict-line.ts';
import type { Truth } from '../../electron/simulator/simulator.ts';
import { nodeArguments } from './simulator-process.ts';

export interface DemoSummary extends Findings {
  readonly durationMs: number;
  readonly messages: number;
  readonly site: string;
  readonly report: Readonly<Record<string, string>>;
}

export interface DemoRun {
  readonly folder: string;
  readonly exitCode: number | null;
  /** In the order printed. */
  readonly verdicts: readonly VerdictLine[];
  readonly summary: DemoSummary | null;
  readonly stderr: string;
  /** Highest resident memory seen, in MB; Linux only, else 0. */
  readonly peakMb: number;
  forget(): void;
}

/** `killAfter`: SIGKILL once so many verdicts have been printed and a further `afterMs` have gone by. */
export async function runDemo(
  flags: readonly string[],
  kill?: { readonly verdicts: number; readonly afterMs: number },
): Promise<DemoRun> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const child = spawn(process.execPath, [...nodeArguments, 'demo', '--headless', '--json', '--out', folder, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let stderr = '';
  let peakMb = 0;
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (lines.length % 20 === 1) peakMb = Math.max(peakMb, residentMb(child.pid));
    if (kill && lines.length === kill.verdicts) setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
  });
  const sampling = setInterval(() => (peakMb = Math.max(peakMb, residentMb(child.pid))), 250);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(sampling);
  const parsed = lines.map((line) => JSON.parse(line) as VerdictLine | DemoSummary);
  return {
    folder,
    exitCode,
    verdicts: parsed.filter((line): line is VerdictLine => 'socketId' in line),
    summary: parsed.find((line): line is DemoSummary => 'durationMs' in line) ?? null,
    stderr,
    peakMb,
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What the simulator built in, as the demo's folder holds it. */
export const truthOf = (run: DemoRun): Truth =>
  JSON.parse(readFileSync(join(run.folder, 'truth.json'), 'utf8')) as Truth;

/** Findings in the truth's form, sorted so that two can be compared. */
export const comparable = ({ miswired, dead, weak, loose }: Truth): Truth => ({ miswired, dead, weak, loose });

function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
