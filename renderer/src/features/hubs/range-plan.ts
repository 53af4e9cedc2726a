// Decides what a range binds: free ports by their printed number to sockets without a port by the order of their labels, and how
// that is said in a line. Pure. What is bound already is passed over, never taken.

import type { PortView } from '../../../../electron/contract/site-views.ts';
import type { ListedSocket } from './free-sockets.ts';

export interface RangePair {
  readonly number: number;
  readonly socket: ListedSocket;
}

export interface RangePlan {
  readonly pairs: readonly RangePair[];
  /** So many could be bound from these two on. */
  readonly most: number;
}

/** Sockets of the first one's plan alone: on another floor the same numbers begin anew. `sockets` are in the labels' order. */
export function planRange(
  ports: readonly PortView[],
  sockets: readonly ListedSocket[],
  from: { readonly number: number; readonly socketId: string; readonly count: number },
): RangePlan {
  const free = ports
    .filter(({ number, socketId }) => socketId === null && number >= from.number)
    .sort((a, b) => a.number - b.number);
  const first = sockets.findIndex(({ id }) => id === from.socketId);
  const start = sockets[first];
  const following = start
    ? sockets
        .slice(first)
        .filter(({ on, planId, locationId }) => !on && planId === start.planId && locationId === start.locationId)
    : [];
  const most = Math.min(free.length, following.length);
  const count = Math.max(0, Math.min(most, Math.floor(from.count)));
  return {
    most,
    pairs: free.slice(0, count).map(({ number }, index) => ({ number, socket: following[index]! })),
  };
}

/** `1–2, 4–7`. */
export const saidNumbers = (numbers: readonly number[]): string =>
  runs(numbers.map((number) => ({ whole: String(number), before: '', number })));

/** `B1-F2-07–12, B1-F2-14`: only what changes is said again at the end of a run. */
export const saidLabels = (labels: readonly string[]): string => runs(labels.map(partsOf));

interface Counted {
  readonly whole: string;
  /** What stands before the number. */
  readonly before: string;
  /** Null: the label ends in no number. */
  readonly number: number | null;
}

function partsOf(whole: string): Counted {
  const digits = /\d+$/.exec(whole)?.[0];
  return digits === undefined
    ? { whole, before: whole, number: null }
    : { whole, before: whole.slice(0, -digits.length), number: Number(digits) };
}

function runs(all: readonly Counted[]): string {
  const found: Counted[][] = [];
  for (const one of all) {
    const last = found.at(-1)?.at(-1);
    const follows = last?.before === one.before && last.number !== null && last.number + 1 === one.number;
    if (follows) found.at(-1)!.push(one);
    else found.push([one]);
  }
  return found.map(said).join(', ');
}

function said(run: readonly Counted[]): string {
  const [first, last] = [run[0]!, run.at(-1)!];
  return run.length === 1 ? first.whole : `${first.whole}–${last.whole.slice(last.before.length)}`;
}
