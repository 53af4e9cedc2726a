// Answers what stands before and beside a site: settings, connection profiles, the list of sites, the demonstration's robot.

import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import type { Settings, SiteListing } from '../../contract/settings.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import type { Application } from '../application.ts';
import { companiesOf, listProfiles, removeProfile, saveProfile } from '../profiles.ts';
import type { Robot } from '../robot.ts';
import { createSiteFile } from '../site-files.ts';
import { nothing, pageSignal, type Answering } from './answer.ts';

const os = implement(contract);

export function startRouters({ application, said, language }: Answering) {
  const { shell } = application;
  const robot = (use: (robot: Robot) => void): Result<null> => {
    if (!application.robot) return failed('shell.wrong-use', { what: 'There is no demonstration running.' });
    use(application.robot);
    return done(null);
  };

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
      remove: os.profiles.remove.handler(({ input }) => said(removeProfile(shell, input.name))),
      companies: os.profiles.companies.handler(async ({ input }) => said(await companiesOf(shell, input))),
      test: os.profiles.test.handler(async function* ({ input, signal }) {
        const profile = shell.kept.get('profiles')[input.name];
        if (!profile) return;
        const password = profile.passwordEnv === undefined ? undefined : shell.secrets.get(profile.passwordEnv);
        const state = application.document?.state ?? null;
        const test = { profile, password, state, outside: shell.outside, language: language() };
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
        const bytes = new Uint8Array(await input.file.arrayBuffer());
        const taken = await shell.desk.takeSite(input.file.name, bytes);
        return said(taken.ok ? done({ file: application.handles.of(taken.value) }) : taken);
      }),
      forget: os.start.forget.handler(({ input }) => {
        const path = application.handles.path(input.file);
        shell.kept.set(
          'recents',
          shell.kept.get('recents').filter((recent) => recent.path !== path),
        );
        return said(nothing());
      }),
      demo: os.start.demo.handler(async ({ input }) => said(await application.startDemo(input))),
    },
    robot: {
      start: os.robot.start.handler(() => said(robot((technician) => technician.walk()))),
      pause: os.robot.pause.handler(() => said(robot((technician) => technician.pause()))),
      set: os.robot.set.handler(({ input }) => said(robot((technician) => technician.set(input.speed, input.slips)))),
    },
  };
}

const present = (patch: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

function siteListings({ shell, handles }: Application): SiteListing[] {
  return shell.kept.get('recents').map(({ path, name, openedAt, sockets, verified }) => ({
    file: handles.of(path),
    name,
    where: basename(dirname(path)),
    openedAt,
    missing: !existsSync(path),
    sockets,
    verified,
  }));
}

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
