// Answers what stands before and beside a site: settings, connection profiles, the list of sites, the demonstration's robot.

import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import type { Settings, SiteListing } from '../../contract/settings.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { countVerdicts, liveSockets } from '../../domain/site-queries.ts';
import type { Application } from '../application.ts';
import { makeCompanySite } from '../company-site.ts';
import {
  companiesOf,
  listProfiles,
  putBackProfile,
  removeProfile,
  saveProfile,
  type RemovedProfile,
} from '../profiles.ts';
import type { Robot } from '../robot.ts';
import type { Recent } from '../shell.ts';
import { createSiteFile, takeSiteFile } from '../site-files.ts';
import { toldStream } from '../told-stream.ts';
import { nothing, pageSignal, type Answering } from './answer.ts';

const os = implement(contract);

export function startRouters({ application, said, language }: Answering) {
  const { shell } = application;
  const robot = (use: (robot: Robot) => void): Result<null> => {
    if (!application.robot) return failed('shell.wrong-use', { what: 'There is no demonstration running.' });
    use(application.robot);
    return done(null);
  };

  const removedProfiles = new Map<string, RemovedProfile>();
  const forgotten = new Map<string, Recent>();

  return {
    about: os.about.handler(() => ({
      name: shell.name,
      version: shell.version,
      shell: shell.kind,
      dialogs: shell.desk.dialogs,
      demo: shell.startDemo !== undefined,
      keychain: shell.secrets.keychain,
    })),
    settings: {
      get: os.settings.get.handler(() => application.settings),
      set: os.settings.set.handler(({ input }) => application.keepSettings(present(input))),
      changes: os.settings.changes.handler(({ signal }) => settingsChanges(application, pageSignal(signal))),
    },
    profiles: {
      list: os.profiles.list.handler(() => listProfiles(shell)),
      save: os.profiles.save.handler(({ input }) => said(saveProfile(shell, input))),
      remove: os.profiles.remove.handler(({ input }) => {
        const removed = removeProfile(shell, input.name);
        if (removed.ok) removedProfiles.set(input.name, removed.value);
        return said(removed.ok ? nothing() : removed);
      }),
      putBack: os.profiles.putBack.handler(({ input: { name } }) => {
        const removed = removedProfiles.get(name);
        return said(removed ? putBackProfile(shell, name, removed) : failed('shell.no-profile', { name }));
      }),
      companies: os.profiles.companies.handler(async ({ input }) => said(await companiesOf(shell, input))),
      test: os.profiles.test.handler(async function* ({ input, signal }) {
        const profile = shell.kept.get('profiles')[input.name];
        if (!profile) return;
        const state = application.document?.state ?? null;
        const secrets = (name: string): string | undefined => shell.secrets.get(name);
        const test = { profile, secrets, state, outside: shell.outside, language: language() };
        const { testConnection } = await import('../connection-test.ts');
        yield* testConnection({ ...test, signal: pageSignal(signal) });
      }),
    },
    start: {
      sites: os.start.sites.handler(() => siteListings(application)),
      create: os.start.create.handler(async ({ input }) =>
        said(handed(application, await createSiteFile(application, input.name))),
      ),
      choose: os.start.choose.handler(async () => said(handed(application, await shell.desk.chooseSite()))),
      take: os.start.take.handler(async ({ input }) => {
        const taken = await takeSiteFile(application, input.file);
        return said(taken.ok ? done({ file: application.handles.of(taken.value) }) : taken);
      }),
      forget: os.start.forget.handler(({ input }) => {
        const path = application.handles.path(input.file);
        const recents = shell.kept.get('recents');
        const gone = recents.find((recent) => recent.path === path);
        if (gone) forgotten.set(gone.path, gone);
        shell.kept.set(
          'recents',
          recents.filter((recent) => recent !== gone),
        );
        return said(nothing());
      }),
      putBack: os.start.putBack.handler(({ input }) => {
        const recent = forgotten.get(application.handles.path(input.file) ?? '');
        if (recent) shell.kept.set('recents', byTime([recent, ...shell.kept.get('recents')]));
        return said(nothing());
      }),
      ofCompany: os.start.ofCompany.handler(async function* ({ input, signal }) {
        const asked = { ...input, signal: pageSignal(signal), language: language() };
        const telling = toldStream((report) => makeCompanySite(application, { ...asked, report }), language());
        for await (const told of telling) {
          if (told.kind !== 'done') yield told;
          else if (told.value) yield { ...told, value: told.value };
        }
      }),
      demo: os.start.demo.handler(async ({ input }) => said(await application.startDemo(input))),
    },
    robot: {
      start: os.robot.start.handler(() => said(robot((technician) => technician.walk()))),
      pause: os.robot.pause.handler(() => said(robot((technician) => technician.pause()))),
      set: os.robot.set.handler(({ input }) => said(robot((technician) => technician.set(input)))),
    },
  };
}

const present = (patch: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** The open one as it stands now. */
function siteListings({ shell, handles, document, savedAt }: Application): SiteListing[] {
  return shell.kept.get('recents').map((recent) => {
    const { path, name, openedAt } = recent;
    const open = document?.path === path ? document.state : null;
    const counts = open ? countVerdicts(liveSockets(open)) : (recent.counts ?? null);
    return {
      file: handles.of(path),
      name: open?.name ?? name,
      where: basename(dirname(path)),
      openedAt: (open && savedAt) ?? openedAt,
      missing: !existsSync(path),
      sockets: counts?.sockets ?? recent.sockets,
      verified: counts ? counts.pass + counts.marginal : recent.verified,
      counts,
    };
  });
}

/** Newest first, each once. */
const byTime = (recents: readonly Recent[]): Recent[] =>
  [...new Map(recents.map((recent) => [recent.path, recent])).values()].sort((a, b) => b.openedAt - a.openedAt);

/** Null: the person thought better of it. */
function handed(application: Application, path: Result<string | null>): Result<{ file: string } | null> {
  if (!path.ok) return path;
  return done(path.value === null ? null : { file: application.handles.of(path.value) });
}

async function* settingsChanges(application: Application, signal: AbortSignal): AsyncGenerator<Settings, void> {
  let last = '';
  let wake: () => void = () => {};
  const unlisten = application.onChange(() => wake());
  const aborted = (): void => wake();
  signal.addEventListener('abort', aborted, { once: true });
  try {
    while (!signal.aborted) {
      const settings = application.settings;
      const text = JSON.stringify(settings);
      if (text !== last) yield settings;
      last = text;
      if (!signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unlisten();
    signal.removeEventListener('abort', aborted);
  }
}
