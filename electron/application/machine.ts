// What the program runs on, as a person names it when something is wrong.

import { arch, release } from 'node:os';

import type { Machine } from '../contract/support.ts';
import type { Language } from '../domain/failures.ts';

export function thisMachine(): Machine {
  const { node, electron, chrome } = process.versions;
  return {
    system: `${process.platform} ${release()} ${arch()}`,
    node: node,
    electron: electron ?? null,
    chromium: chrome ?? null,
  };
}

/** Swedish where the machine speaks it, else English. */
export const machineLanguage = (locale = new Intl.DateTimeFormat().resolvedOptions().locale): Language =>
  /^sv\b/i.test(locale) ? 'sv' : 'en';
