// Lets actions out under the quota: in order, one command to a port at a time, a newer one of the same kind in place of one
// that has not left yet (levels and targets: the last one wins). Platform contract, *Subscription plan* (actions are paced).

import { failed, type Result } from '../domain/failures.ts';
import type { PortAction, PortKey } from '../domain/reading.ts';
import type { Cancel, Clock } from '../environment/clock.ts';

export interface Pacing {
  /** Ends when `send` has; `live.superseded` when a newer one took its place, `live.stopped` at the end of the session. */
  act(portKey: PortKey, action: PortAction): Promise<Result<void>>;
  stop(): void;
}

interface Waiting {
  readonly portKey: PortKey;
  readonly action: PortAction;
  readonly settle: (result: Result<void>) => void;
}

/** `perSecond`: of `send`, in a burst of a third of a second's worth at most. Infinity: no pacing. */
export function createPacing(
  clock: Clock,
  perSecond: number,
  send: (portKey: PortKey, action: PortAction) => Promise<Result<void>>,
): Pacing {
  const burst = Math.max(1, perSecond / 3);
  const busy = new Set<PortKey>();
  let queue: Waiting[] = [];
  let tokens = burst;
  let filledAt = clock.now();
  let timer: Cancel | null = null;

  const refill = (): void => {
    const now = clock.now();
    tokens =
      perSecond === Infinity ? burst : Math.min(burst, tokens + (Math.max(0, now - filledAt) * perSecond) / 1_000);
    filledAt = now;
  };
  const pump = (): void => {
    refill();
    for (;;) {
      const next = queue.findIndex(({ portKey }) => !busy.has(portKey));
      if (next < 0) return;
      if (tokens < 1) return wake();
      tokens -= 1;
      void leave(queue.splice(next, 1)[0]!);
    }
  };
  const wake = (): void => {
    timer ??= clock.after(Math.ceil(((1 - tokens) * 1_000) / perSecond), () => {
      timer = null;
      pump();
    });
  };
  const leave = async ({ portKey, action, settle }: Waiting): Promise<void> => {
    busy.add(portKey);
    const result = await send(portKey, action);
    busy.delete(portKey);
    settle(result);
    pump();
  };
  return {
    act(portKey, action) {
      const older = queue.findIndex((waiting) => waiting.portKey === portKey && waiting.action.kind === action.kind);
      return new Promise((settle) => {
        const entry = { portKey, action, settle };
        if (older < 0) queue.push(entry);
        else queue.splice(older, 1, entry)[0]!.settle(failed('live.superseded'));
        pump();
      });
    },
    stop() {
      timer?.();
      timer = null;
      for (const waiting of queue.splice(0)) waiting.settle(failed('live.stopped'));
      queue = [];
    },
  };
}
