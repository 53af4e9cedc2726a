// Everything that comes from outside the program's own logic, gathered for composition. A shell makes one; tests make another.

import { systemChance, type Chance } from './chance.ts';
import { systemClock, type Clock } from './clock.ts';
import { systemIds, type Ids } from './ids.ts';
import { silentLog, type Log } from './log.ts';

export interface Outside {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: Ids;
  readonly log: Log;
}

export const systemOutside = (log: Log = silentLog): Outside => ({
  clock: systemClock,
  chance: systemChance,
  ids: systemIds,
  log,
});
