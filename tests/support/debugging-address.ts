// Where a program of Electron that was started with `--remote-debugging-port=0` can be driven.

import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function debuggingAddress(running: ChildProcess): Promise<string> {
  const printed: string[] = [];
  for await (const line of createInterface(running.stderr!)) {
    printed.push(line);
    const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    // What it prints later is read away, or it would wait for a reader.
    if (address !== undefined) return (running.stderr!.resume(), address);
  }
  throw new Error(`the program ended before it could be driven: ${printed.join('\n')}`);
}
