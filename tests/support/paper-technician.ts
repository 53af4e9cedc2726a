// Walks a building on paper with the simulator's own technician robot, until the engine says that it is done.

import { createTechnician } from '../../electron/simulator/technician/technician.ts';
import type { PaperBuilding } from './paper-building.ts';

export interface PaperWalk {
  readonly slips: number;
  /** Labels whose ports say nothing. */
  readonly dead?: readonly string[];
}

/** A day on site at most: a walk that does not end is a defect. */
const longestMs = 24 * 60 * 60_000;

export function walkOnPaper(site: PaperBuilding, { slips, dead = [] }: PaperWalk): void {
  const labels = site.labels;
  const technician = createTechnician({
    floor: {
      plug: (label) => (dead.includes(label) ? undefined : site.plug(label)),
      unplug: (label) => (dead.includes(label) ? undefined : site.unplug(label)),
      lampAt: () => null,
      neighbours: (label) => {
        const index = labels.indexOf(label);
        return [labels[index + 1], labels[index - 1]].filter((other) => other !== undefined);
      },
      touch: () => {},
    },
    load: { type: 'load', name: 'Load' },
    slips,
    chance: site.chance,
    clock: site.clock,
    pace: { betweenPlugsMs: 4_000, againMs: 2_500, reactionMs: 500 },
    act: (action) => site.act(action),
    socketIdOf: (label) => label,
    labels: () => labels,
  });
  site.onSay = (utterance) => technician.hear(utterance);
  const first = site.said.at(-1);
  if (first) technician.hear(first);
  for (let waited = 0; site.view().phase !== 'done' && waited < longestMs; waited += 1_000) site.wait(1_000);
  technician.stop();
  if (site.view().phase !== 'done') throw new Error(`the walk does not end: ${JSON.stringify(site.said.slice(-6))}`);
}
