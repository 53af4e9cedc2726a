// Answers what a person asks for when something is wrong: the machine's versions, and the support file.

import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { thisMachine } from '../machine.ts';
import { bundleName, supportBundle } from '../support-bundle.ts';
import type { Answering } from './answer.ts';

const os = implement(contract).support;

export function supportRouter({ application, said }: Answering) {
  const made = (): File => {
    const name = bundleName(application.shell.outside.clock.now());
    return new File([supportBundle(application)], name, { type: 'application/json' });
  };
  async function saved(): Promise<Result<{ folder: string; name: string } | null>> {
    const folder = await application.shell.desk.chooseFolder('support');
    if (!folder.ok || folder.value === null) return folder.ok ? done(null) : folder;
    const file = made();
    try {
      await writeFile(join(folder.value, file.name), await file.text());
      return done({ folder: basename(folder.value), name: file.name });
    } catch (cause) {
      return failed('shell.folder-not-writable', { folder: folder.value }, cause);
    }
  }
  return {
    machine: os.machine.handler(() => thisMachine()),
    file: os.file.handler(() => said(done(made()))),
    save: os.save.handler(async () => said(await saved())),
  };
}
