// Knows which documents this process has open for writing. POSIX forgets a process's locks on a file as soon as the process closes any
// handle to it, so nothing here may even look into a file that is open: that would let a second program in. The list
// belongs to the process, as the locks do; this is the room's only state outside an object.

import { realpathSync } from 'node:fs';

const openPaths = new Set<string>();

export const isOpenHere = (path: string): boolean => openPaths.has(realPath(path));

/** Returns what `closedHere` wants: the file may be gone by then. */
export function openedHere(path: string): string {
  const name = realPath(path);
  openPaths.add(name);
  return name;
}

export function closedHere(name: string): void {
  openPaths.delete(name);
}

/** One name for a file that links lead to too. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
