import { expect, test } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { killWhileWalking } from '../../support/kill-while-walking.ts';

const rounds = 10;

test(
  `${rounds} rounds of kill -9 lose no printed verdict, and the document opens by itself`,
  async () => {
    const chance = seededChance(9);
    for (let round = 0; round < rounds; round += 1) {
      const { lost, chainsHold, printed } = await killWhileWalking(chance);
      expect({ round, lost, chainsHold }).toEqual({ round, lost: [], chainsHold: true });
      expect(printed).toBeGreaterThan(0);
    }
  },
  5 * 60_000,
);
