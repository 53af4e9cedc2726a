// Runs one command as a script does: exit code, JSON lines of standard output, standard error.

import { spawn, type ChildProcess } from 'node:child_process';

import { nodeArguments } from './simulator-process.ts';

export interface Ran {
  readonly code: number | null;
  /** Standard output, each line parsed. Throws where one is no JSON. */
  readonly lines: readonly Record<string, unknown>[];
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when standard error has said this. */
  said(text: string): Promise<void>;
}

export function starting(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [...nodeArguments, ...args], { env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  const waiting: { text: string; resolve: () => void }[] = [];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const { text, resolve } of waiting) if (stderr.includes(text)) resolve();
  });
  const ended = new Promise<Ran>((resolve) => {
    child.once('close', (code) => {
      const lines = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      resolve({ code, lines, stderr });
    });
  });
  return {
    child,
    ended,
    said: (text) =>
      stderr.includes(text) ? Promise.resolve() : new Promise((resolve) => waiting.push({ text, resolve })),
  };
}

export const commissioner = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  starting([...args, '--json'], env).ended;
