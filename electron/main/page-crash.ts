// Decides what happens when the page's process dies: the page is loaded again, and that is told once. Nothing is lost: the
// application and its journal live in this process. A page that dies again and again is left, and told as such.

import type { RenderProcessGoneDetails, WebContents } from 'electron';

import type { Failure } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';
import type { Log } from '../environment/log.ts';

const again = { times: 3, withinMs: 60_000 as Millis } as const;

export interface CrashSurroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (failure: Failure) => void;
}

export function reloadAfterCrash(
  contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>,
  { clock, log, tell }: CrashSurroundings,
): void {
  let crashes: Millis[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }: RenderProcessGoneDetails) => {
    if (reason === 'clean-exit') return;
    log.error({ reason, exitCode }, 'the page has died');
    const now = clock.now();
    crashes = [...crashes.filter((at) => now - at < again.withinMs), now];
    if (crashes.length >= again.times) return tell({ code: 'shell.page-keeps-dying', params: {} });
    // Told of the first of them alone.
    if (crashes.length === 1) tell({ code: 'shell.page-died', params: {} });
    // The process is still being taken down while this is told.
    clock.after(0, () => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });
}
