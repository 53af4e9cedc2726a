import { expect, test } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { killNineRounds } from '../../support/site/kill-nine.ts';

const rounds = Number(process.env['KILL_NINE_ROUNDS'] ?? 10);

test(
  `${rounds} kills at random moments lose no acknowledged event, and the document opens by itself`,
  async () => {
    const { acknowledged, lost, broken } = await killNineRounds(rounds, seededChance(9));
    expect({ lost, broken }).toEqual({ lost: [], broken: [] });
    expect(acknowledged).toBeGreaterThan(rounds);
  },
  rounds * 20_000,
);
