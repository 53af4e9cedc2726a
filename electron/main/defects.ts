// What nobody has caught is a defect: the log gets all of it, the person one sentence, once. The program goes on; what was
// acknowledged is on the disk.

import type { Failure } from '../domain/failures.ts';
import type { Log } from '../environment/log.ts';

export function watchDefects(program: Pick<NodeJS.Process, 'on'>, log: Log, tell: (failure: Failure) => void): void {
  let told = false;
  const caught = (error: unknown): void => {
    log.error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 'a defect');
    if (told) return;
    told = true;
    tell({ code: 'shell.defect', params: {} });
  };
  program.on('uncaughtException', caught);
  program.on('unhandledRejection', caught);
}
