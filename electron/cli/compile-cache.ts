// Keeps what V8 has compiled for the next start, in a folder of the user's own (the system's temporary folder is everybody's).
// Where the runtime can't (Node before 22.1) a start takes a little longer, and that is all.

import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Null: the system names no such folder. */
export function cacheFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string | null {
  if (platform === 'win32') return env['LOCALAPPDATA'] ? join(env['LOCALAPPDATA'], 'Commissioner', 'compiled') : null;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Commissioner', 'compiled');
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'commissioner', 'compiled');
}

/** From here on: what is imported later is kept. */
export function keepCompiled(): void {
  const folder = cacheFolder(process.platform, process.env, homedir());
  if (folder !== null) module.enableCompileCache?.(folder);
}
