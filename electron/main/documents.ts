// Decides what the words of a command line ask for: a site document (a double click, a second start), or a demonstration. Pure.

import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const documentEnding = '.ochno-site';

/** The last document named, as an absolute path; null: none. Options and the program's own path are passed over. */
export function documentIn(argv: readonly string[], folder: string): string | null {
  const named = argv.filter((word) => !word.startsWith('-') && word.toLowerCase().endsWith(documentEnding));
  const last = named.at(-1);
  if (last === undefined) return null;
  return isAbsolute(last) ? last : resolve(folder, last);
}

/** `--demo [--sockets N] [--faults LIST]`; null: none was asked for. */
export function demoIn(argv: readonly string[]): { sockets: number; faults?: string } | null {
  const { values } = parseArgs({
    args: [...argv],
    options: { demo: { type: 'boolean' }, sockets: { type: 'string' }, faults: { type: 'string' } },
    strict: false,
  });
  if (values.demo !== true) return null;
  const sockets = Number(values.sockets ?? demoSockets);
  return {
    sockets: Number.isInteger(sockets) && sockets > 0 ? sockets : demoSockets,
    ...(typeof values.faults === 'string' && { faults: values.faults }),
  };
}

const demoSockets = 24;
