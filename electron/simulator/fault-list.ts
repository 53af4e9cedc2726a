// Reads a list of faults such as `swap:2,dead:1`. What the words mean for the building is decided by `wiring.ts`.

import { done, failed } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';

export const wiringFaults = ['exchange', 'reverse', 'offbyone', 'swap'] as const;
export const socketFaults = ['dead', 'weak', 'loose'] as const;
const kinds = [...wiringFaults, ...socketFaults] as const;

export type WiringFault = (typeof wiringFaults)[number];
export type SocketFault = (typeof socketFaults)[number];
export type FaultCounts = Readonly<Record<WiringFault | SocketFault, number>>;

const none: FaultCounts = { exchange: 0, reverse: 0, offbyone: 0, swap: 0, dead: 0, weak: 0, loose: 0 };

/** Empty text: no faults. A kind named twice counts twice; without a number it counts once. */
export function parseFaults(text: string): Result<FaultCounts> {
  const counts = { ...none };
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const match = /^([a-z]+)(?::(\d{1,5}))?$/.exec(part);
    const kind = kinds.find((each) => each === match?.[1]);
    if (!kind) return failed('simulator.faults-not-understood', { text: part });
    counts[kind] += match?.[2] === undefined ? 1 : Number(match[2]);
  }
  return done(counts);
}
