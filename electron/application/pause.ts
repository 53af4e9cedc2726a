// Waits so long, or until the signal says that nobody listens any more: what paces every stream to a screen.

import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';

export const pause = (clock: Clock, ms: Millis, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const over = (): void => {
      cancel();
      signal.removeEventListener('abort', over);
      resolve();
    };
    const cancel = clock.after(ms, over);
    signal.addEventListener('abort', over, { once: true });
  });
