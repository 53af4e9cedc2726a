// Decides which words of a command line name a site document: a double click, a second start and a drop all come this way. Pure.

import { isAbsolute, resolve } from 'node:path';

export const documentEnding = '.ochno-site';

/** The last document named, as an absolute path; null: none. Options and the program's own path are passed over. */
export function documentIn(argv: readonly string[], folder: string): string | null {
  const named = argv.filter((word) => !word.startsWith('-') && word.toLowerCase().endsWith(documentEnding));
  const last = named.at(-1);
  if (last === undefined) return null;
  return isAbsolute(last) ? last : resolve(folder, last);
}
