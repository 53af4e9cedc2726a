// Makes a folder with those above it. Not Node's own way: that goes round for ever where a folder can't hold another, as in /proc.

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** An absolute path; throws what the system says. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
