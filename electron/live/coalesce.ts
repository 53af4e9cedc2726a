// Gathers what changed for the screens: at once when nothing was sent lately, once a frame when busy. Bounded by the number
// of keys whatever the rate. Never used for verification. Performance.md (coalesced against uncoalesced).

import type { Cancel, Clock } from '../environment/clock.ts';
import type { Millis } from '../domain/units.ts';

export interface Coalescer<K> {
  /** This key changed. */
  touch(key: K): void;
  /** Hands out what is gathered now, without waiting for the frame. */
  flush(): void;
  /** Forgets what is gathered and ends the timer. */
  stop(): void;
}

/** `send` gets every key that changed since the last call, each once, in order of its first change. */
export function createCoalescer<K>(
  clock: Clock,
  send: (keys: readonly K[]) => void,
  frameMs: Millis = 16,
): Coalescer<K> {
  let changed = new Set<K>();
  let frame: Cancel | null = null;

  const flush = (): void => {
    if (changed.size === 0) return;
    const keys = [...changed];
    changed = new Set();
    send(keys);
  };
  const endOfFrame = (): void => {
    frame = null;
    if (changed.size === 0) return;
    frame = clock.after(frameMs, endOfFrame);
    flush();
  };
  return {
    touch(key) {
      changed.add(key);
      if (frame !== null) return;
      frame = clock.after(frameMs, endOfFrame);
      flush();
    },
    flush,
    stop() {
      frame?.();
      frame = null;
      changed.clear();
    },
  };
}
