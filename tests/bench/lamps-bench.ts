// Follow the light over 120 fixed lamps, by a person who sees only the lamps of their own area within 12 m: taps a lamp, the
// way walked against one tour, and what is bound wrongly when commands get lost, come late, or lamps are full already.

import { PaperFloor } from '../support/paper-floor.ts';
import { LampTour, type LampOptions, type LampsTold } from '../support/lamp-tour.ts';

const seeds = [1, 2, 3, 4, 5];
const lamps = 120;
const calm = { lost: 0, lateMs: 200, full: 0, stuck: 0, known: false };

export function measureLamps(): Promise<Record<string, number>> {
  const unknown = tours(calm);
  const known = tours({ ...calm, known: true });
  const lossy = tours({ ...calm, lost: 0.3, lateMs: 2_000, full: 0.2 });
  const stuck = tours({ ...calm, lost: 0.3, lateMs: 2_000, full: 0.2, stuck: 3 });
  const all = seeds.length * lamps;
  return Promise.resolve({
    tapsPerLamp: sum(unknown, ({ taps }) => taps) / all,
    lampTourRatio: sum(unknown, ({ metres }) => metres) / sum(unknown, ({ tourMetres }) => tourMetres),
    secondsPerLamp: sum(unknown, ({ ms }) => ms) / 1_000 / all,
    tapsPerLampKnown: sum(known, ({ taps }) => taps) / all,
    tapsPerLampLossy: sum(lossy, ({ taps }) => taps) / all,
    lampsBoundWrong: sum([...unknown, ...known, ...lossy], ({ wrong }) => wrong.length),
    lampsLeftUnbound: sum([...unknown, ...lossy], ({ unbound }) => unbound.length),
    lampsSilentlyWrongStuck: sum(stuck, ({ silentlyWrong }) => silentlyWrong.length),
  });
}

const tours = (options: Omit<LampOptions, 'seed'>): LampsTold[] =>
  seeds.map((seed) => {
    const site = new PaperFloor({ seed, sockets: lamps, everySocket: 'lamp' });
    const told = new LampTour(site, { seed, ...options }).toured();
    for (const label of told.wrong)
      process.stderr.write(`  seed ${seed}, ${JSON.stringify(options)}: wrong ${label}\n`);
    return told;
  });

const sum = (all: readonly LampsTold[], of: (told: LampsTold) => number): number =>
  all.reduce((total, told) => total + of(told), 0);
