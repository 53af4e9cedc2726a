// Time and motion: five seeded floors, walked by the real route with the real engine by a person of 1.2 m/s and 4 s a socket.
// Beside it the same floors in the order of their labels, and the limit: the shortest way a long search finds, and the 4 s.

import { planRoute } from '../../electron/domain/route.ts';
import type { SocketTask } from '../../electron/domain/verification/protocol.ts';
import { seededChance } from '../../electron/environment/chance.ts';
import { PaperEngine } from '../support/paper-engine.ts';
import { pictureAspect, PaperFloor } from '../support/paper-floor.ts';
import { begin, paperLoad, setupOf } from '../support/paper-walk.ts';
import { shortestTour } from '../support/shortest-tour.ts';
import { handlingMs, WalkingPerson } from '../support/walking-person.ts';

const seeds = [1, 2, 3, 4, 5];
const sockets = 100;
const kicks = 1_000;
const metresPerMs = 1.2 / 1_000;

export function measureMotion(): Promise<Record<string, number>> {
  const floors = seeds.map((seed) => {
    const site = (): PaperFloor => new PaperFloor({ seed, sockets });
    const { tasks, spotOf } = site();
    const tour = shortestTour(
      tasks.map(({ label }) => spotOf(label)),
      kicks,
      seededChance(seed),
    );
    return {
      planned: walked(
        site(),
        planRoute(tasks, () => pictureAspect),
      ),
      byLabel: walked(
        site(),
        [...tasks].sort((a, b) => (a.label < b.label ? -1 : 1)),
      ),
      limitMs: tour / metresPerMs + handlingMs * sockets,
    };
  });
  const sum = (of: (floor: (typeof floors)[number]) => number): number =>
    floors.reduce((total, floor) => total + of(floor), 0);
  const all = seeds.length * sockets;
  return Promise.resolve({
    secondsPerSocket: sum(({ planned }) => planned.ms) / 1_000 / all,
    touchesPerSocket: sum(({ planned }) => planned.touches) / all,
    timeToLimitRatio: sum(({ planned }) => planned.ms) / sum(({ limitMs }) => limitMs),
    secondsPerSocketByLabel: sum(({ byLabel }) => byLabel.ms) / 1_000 / all,
  });
}

function walked(site: PaperFloor, route: readonly SocketTask[]): { ms: number; touches: number } {
  const { clock, floor } = site;
  const engine = new PaperEngine(setupOf(site, 'walk', route), clock);
  site.onReading = (reading, message) => engine.feed({ type: 'reading', reading, message });
  const person = new WalkingPerson({
    ...{ floor, load: paperLoad, clock, chance: () => 1, slips: 0 },
    spotOf: site.spotOf,
    heldAt: (label) => site.heldAt(label),
    act: (action) => engine.act(action),
  });
  engine.onSay = (utterance) => person.hear(utterance);
  begin(site, engine);
  while (person.endedAt === 0) clock.advance(60_000);
  return { ms: person.endedAt, touches: person.touches };
}
