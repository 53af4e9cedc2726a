// Makes a site of what a company has on the platform: a new document, joined to the profile, with everything pulled into it. Not
// opened: whoever asked sees first what came, and what did not.

import type { MadeSite } from '../contract/told.ts';
import { done, failed, type Language, type Result } from '../domain/failures.ts';
import type { SiteState } from '../domain/site-types.ts';
import { openSite } from '../site/open-site.ts';
import type { Application } from './application.ts';
import { createSiteFile } from './site-files.ts';
import { pullSite } from './sync-site.ts';
import { failureWords, type Report } from './told-stream.ts';

export interface CompanySite {
  readonly name: string;
  readonly profile: string;
  readonly report: Report;
  /** What has come until then stays in the document. */
  readonly signal: AbortSignal;
  readonly language: Language;
}

/** Null: the person thought better of it. A pull that fails is no failure of this: the site is there, and says why. */
export async function makeCompanySite(application: Application, asked: CompanySite): Promise<Result<MadeSite | null>> {
  const { shell, handles, writer } = application;
  const profile = shell.kept.get('profiles')[asked.profile];
  if (!profile) return failed('shell.no-profile', { name: asked.profile });
  const { connect } = await import('./connection.ts');
  const connected = connect(profile, (secret) => shell.secrets.get(secret), shell.outside);
  if (!connected.ok) return connected;
  const connection = connected.value;
  try {
    const path = await createSiteFile(application, asked.name);
    if (!path.ok || path.value === null) return path.ok ? done(null) : path;
    const opened = openSite({ ...shell.outside, ...writer, path: path.value });
    if (!opened.ok) return opened;
    const document = opened.value;
    const { report: onProgress, signal } = asked;
    const pulled = await pullSite(document, connection, { onProgress, signal });
    application.remember(document, asked.profile);
    document.close();
    const trouble = pulled.ok ? null : failureWords(pulled.failure, asked.language);
    return done({ file: handles.of(path.value), name: asked.name, ...counted(document.state), trouble });
  } finally {
    connection.close();
  }
}

function counted(state: SiteState): Pick<MadeSite, 'locations' | 'plans' | 'hubs' | 'ports' | 'sockets'> {
  const there = (things: ReadonlyMap<string, { readonly removed: boolean }>): number =>
    [...things.values()].filter(({ removed }) => !removed).length;
  const ports = [...state.hubs.values()].filter(({ removed }) => !removed).map((hub) => hub.ports.size);
  return {
    locations: there(state.locations),
    plans: there(state.plans),
    hubs: there(state.hubs),
    ports: ports.reduce((sum, each) => sum + each, 0),
    sockets: there(state.sockets),
  };
}
