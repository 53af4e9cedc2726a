// Says whether everything is heard: lost as soon as one lane of the site is down, back when all are up again, with the gap
// counted from the last sign of life. Domain, *Live state* (gaps) and *Line lost*.

import type { Failure } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';
import type { LineState } from './live.ts';

export interface Line {
  up(lane: object): void;
  down(lane: object, failure: Failure, heardAt: Millis): void;
  /** The lane is no longer part of the plan. */
  left(lane: object): void;
  /** The first plan is followed: connected, or lost where a lane of it is down. */
  connected(): void;
  ended(): void;
  state(): LineState;
  onLine(listener: (state: LineState) => void): () => void;
}

/** A lane of the first plan that did not come up. */
const neverCame: Failure = { code: 'live.no-answer', params: { host: 'MQTT' } };

export function createLine(clock: Clock): Line {
  const listeners = new Set<(state: LineState) => void>();
  const down = new Set<object>();
  let state: LineState = { line: 'connecting' };

  const tell = (told: LineState): void => {
    for (const listener of [...listeners]) listener(told);
  };
  const allUp = (): void => {
    if (state.line !== 'lost' || down.size > 0) return;
    const gapMs = Math.max(0, clock.now() - state.since);
    state = { line: 'connected' };
    tell({ line: 'back', gapMs });
  };
  return {
    up(lane) {
      down.delete(lane);
      allUp();
    },
    down(lane, failure, heardAt) {
      down.add(lane);
      if (state.line !== 'connected') return;
      state = { line: 'lost', since: heardAt, failure };
      tell(state);
    },
    left(lane) {
      if (down.delete(lane)) allUp();
    },
    connected() {
      if (state.line !== 'connecting') return;
      state = down.size === 0 ? { line: 'connected' } : { line: 'lost', since: clock.now(), failure: neverCame };
      tell(state);
    },
    ended() {
      down.clear();
      state = { line: 'connecting' };
    },
    state: () => state,
    onLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
