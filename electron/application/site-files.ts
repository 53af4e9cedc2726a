// Makes new sites and opens others where the shell's desk says. Null: the person thought better of it.

import { rmSync } from 'node:fs';
import { basename } from 'node:path';

import { done, type Result } from '../domain/failures.ts';
import { createSite, openSite } from '../site/open-site.ts';
import type { Application } from './application.ts';
import type { SiteInfo } from './read-site.ts';

/** The path of a new, empty document. Failures: the desk's, `site.exists` and the document's own. */
export async function createSiteFile(
  { shell, writer }: Application,
  proposed: string,
  nameOf: (path: string) => string = () => proposed,
): Promise<Result<string | null>> {
  const path = await shell.desk.newSite(proposed);
  if (!path.ok || path.value === null) return path;
  const created = createSite({ ...shell.outside, ...writer, path: path.value, name: nameOf(path.value) });
  if (!created.ok) return created;
  created.value.close();
  return path;
}

/** The path of a document that a page sent up; one that can't be opened is not kept. Failures: the desk's, and `openSite`'s. */
export async function takeSiteFile({ shell, writer }: Application, file: File): Promise<Result<string>> {
  const taken = await shell.desk.takeSite(file.name, new Uint8Array(await file.arrayBuffer()));
  if (!taken.ok) return taken;
  const opened = openSite({ ...shell.outside, ...writer, path: taken.value, readonly: true });
  if (!opened.ok) {
    rmSync(taken.value, { force: true });
    return opened;
  }
  opened.value.close();
  return taken;
}

/** From the menu: the file's name becomes the site's. */
export const createAndOpen = async (application: Application, proposed: string): Promise<Result<SiteInfo | null>> =>
  openGiven(application, await createSiteFile(application, proposed, (path) => basename(path, '.ochno-site')));

export const chooseAndOpen = async (application: Application): Promise<Result<SiteInfo | null>> =>
  openGiven(application, await application.shell.desk.chooseSite());

async function openGiven(application: Application, path: Result<string | null>): Promise<Result<SiteInfo | null>> {
  if (!path.ok || path.value === null) return path.ok ? done(null) : path;
  return application.openPath(path.value);
}
