// Chance, handed in at composition: a function to 0..1. Seeded where a run must repeat (simulator, demo, tests).

import { randomFillSync } from 'node:crypto';

/** Uniform in [0, 1). */
export type Chance = () => number;

export const systemChance: Chance = () => randomFillSync(new Uint32Array(1))[0]! / 2 ** 32;

/** Mulberry32: small, fast, the same on every machine; not for secrets. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
