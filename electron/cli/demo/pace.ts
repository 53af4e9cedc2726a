// How fast a demonstration goes: the engine's pace (by which the procedure's times are divided) and the technician's own.

import { done, failed, type Result } from '../../domain/failures.ts';
import type { Millis } from '../../domain/units.ts';

export interface Pace {
  /** 1 = life. Recorded with each verdict. */
  readonly engine: number;
  /** Least time from one plug to the next; 0: as fast as the application answers. */
  readonly betweenPlugsMs: Millis;
  /** Walks and plugs as slowly as a person. */
  readonly human: boolean;
}

/** Hold time of 16 ms: room for a flapping contact to be seen, and 10,000 sockets in a few minutes. */
const machine: Pace = { engine: 50, betweenPlugsMs: 0, human: false };

/** At N plugs a second a quarter of the time between two plugs is hold time (800 ms in life). */
const enginePace = (plugsPerSecond: number): number => Math.max(1, 3.2 * plugsPerSecond);

/** `machine`, `human`, or plugs a second. */
export function paceOf(text: string): Result<Pace> {
  if (text === 'machine') return done(machine);
  if (text === 'human') return done({ engine: 1, betweenPlugsMs: 0, human: true });
  const plugs = Number(text);
  if (text.trim() === '' || !(plugs > 0 && plugs <= 100)) {
    return failed('shell.wrong-use', {
      what: `--pace takes machine, human or plugs a second (above 0, at most 100), not "${text}".`,
    });
  }
  return done({ engine: enginePace(plugs), betweenPlugsMs: 1000 / plugs, human: false });
}
