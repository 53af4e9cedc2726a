// Decides whether and where a newer version is looked for: nowhere, unless a feed was built in. Then by Electron's own updater on
// Windows (a Squirrel folder) and macOS (a RELEASES.json); what it has fetched is taken at the next start, never in the middle of
// a walk. Elsewhere the system's packages do it. https://www.electronjs.org/docs/latest/tutorial/updates

import type { AutoUpdater } from 'electron';

import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';
import type { Log } from '../environment/log.ts';
import { isWebPage } from './security/external-links.ts';

const firstLookMs: Millis = 60_000;
const everyMs: Millis = 6 * 3_600_000;

/** `COMMISSIONER_UPDATE_FEED` as it was when this was built; empty: none. Nothing at run time can name another. */
export const builtInFeed = process.env.COMMISSIONER_UPDATE_FEED ?? '';

export interface Installed {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Only what was installed can be replaced. */
  readonly packed: boolean;
}

interface Feed {
  readonly url: string;
  readonly serverType?: 'json';
}

/** Where to look; null: nowhere. */
export function feedFor(feed: string, { platform, arch, packed }: Installed): Feed | null {
  if (!packed || !isWebPage(feed) || !feed.startsWith('https:')) return null;
  const folder = `${feed.replace(/\/+$/, '')}/${platform}/${arch}`;
  if (platform === 'darwin') return { url: `${folder}/RELEASES.json`, serverType: 'json' };
  return platform === 'win32' ? { url: folder } : null;
}

/** True: a feed is looked at from now on. */
export function watchUpdates(
  feed: Feed | null,
  updater: Pick<AutoUpdater, 'setFeedURL' | 'checkForUpdates' | 'on'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): boolean {
  if (feed === null) return false;
  updater.on('error', (error) => log.warn({ error: error.message }, 'no newer version could be looked for'));
  updater.setFeedURL(feed);
  const look = (): void => {
    updater.checkForUpdates();
    clock.after(everyMs, look);
  };
  clock.after(firstLookMs, look);
  return true;
}
