// Derives the platform's ids from the seed, so that the same seed gives the same building with the same ids. Looks: short
// lower-case words as in Ochno's own samples (`r2d2i5b43`).

import { createHash } from 'node:crypto';

import { seededChance } from '../environment/chance.ts';
import type { Chance } from '../environment/chance.ts';

const idLength = 12;

/** Names a thing by what it is: `idOf('port', 'h8_0001', '3')` is the same on every run with this seed. */
export type StableIds = (...what: readonly string[]) => string;

export function stableIds(seed: number): StableIds {
  return (...what) => {
    const digest = createHash('sha256')
      .update(`${seed}:${what.join(':')}`)
      .digest('hex');
    return BigInt(`0x${digest.slice(0, 24)}`)
      .toString(36)
      .padStart(idLength, '0')
      .slice(-idLength);
  };
}

/** A chance of its own for one concern, so that another fault list or share leaves the rest of the building as it is. */
export function chanceFor(seed: number, concern: string): Chance {
  const digest = createHash('sha256').update(`${seed}:${concern}`).digest();
  return seededChance(digest.readUInt32LE(0));
}

/** A new order of the same things. */
export function shuffled<T>(things: readonly T[], chance: Chance): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
