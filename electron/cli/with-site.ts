// Opens what a command line names (a site document, a profile) and closes it again, whatever happens in between.

import { existsSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { connect, type Connection } from '../application/connection.ts';
import { thisWriter } from '../application/station.ts';
import type { Result } from '../domain/failures.ts';
import { readProfile } from '../platform/profile-file.ts';
import { fileFailure } from '../site/file-failures.ts';
import { createSite, openSite } from '../site/open-site.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { exitCodeOf, type ExitCode } from './exit-codes.ts';
import { outside } from './outside.ts';
import type { Output } from './output.ts';

/** Runs `use` on the value, or tells the failure; `release` is done either way. */
async function using<T>(
  output: Output,
  got: Result<T>,
  release: (value: T) => void | Promise<void>,
  use: (value: T) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  if (!got.ok) {
    output.failure(got.failure);
    return exitCodeOf(got.failure);
  }
  try {
    return await use(got.value);
  } finally {
    await release(got.value);
  }
}

export function withSite(
  output: Output,
  file: string,
  use: (document: SiteDocument) => Promise<ExitCode> | ExitCode,
  readonly = false,
): Promise<ExitCode> {
  const path = resolve(file);
  const opened = openSite({ ...outside, ...thisWriter(outside.ids), path, readonly });
  return using(
    output,
    opened,
    (document) => document.close(),
    async (document) => {
      try {
        return await use(document);
      } catch (error) {
        // Damage that nothing has touched before; what is no damage is thrown on.
        const damaged = fileFailure(error, path);
        if (damaged.ok) throw error;
        output.failure(damaged.failure);
        return exitCodeOf(damaged.failure);
      }
    },
  );
}

/**
 * The same, with a document that is made where there is none. A new one to which nothing came (`arrived` false) is nobody's and
 * goes again.
 */
export async function withSiteOrNew(
  output: Output,
  file: string,
  use: (document: SiteDocument) => Promise<{ code: ExitCode; arrived: boolean }>,
): Promise<ExitCode> {
  const path = resolve(file);
  const isNew = !existsSync(path);
  const writer = { ...outside, ...thisWriter(outside.ids), path };
  const name = basename(path).replace(/\.ochno-site$/, '');
  let hasArrived = false;
  const code = await using(
    output,
    isNew ? createSite({ ...writer, name }) : openSite(writer),
    (document) => document.close(),
    async (document) => {
      const used = await use(document);
      hasArrived = used.arrived;
      return used.code;
    },
  );
  if (isNew && !hasArrived) rmSync(path, { force: true });
  return code;
}

export function withConnection(
  output: Output,
  profileFile: string,
  use: (connection: Connection) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  const profile = readProfile(resolve(profileFile));
  const connected = profile.ok ? connect(profile.value, (name) => process.env[name], outside) : profile;
  return using(output, connected, (connection) => connection.close(), use);
}
