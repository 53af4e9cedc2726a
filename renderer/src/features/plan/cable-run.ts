// The cable run of a hub: its sockets on one plan in the order of its printed ports, as the cable was drawn. Pure.

import type { SocketsView } from '../../../../electron/contract/site-views.ts';
import type { Point } from '../../../../electron/domain/units.ts';

export interface Drop {
  /** The port as printed. */
  readonly number: number;
  /** Fraction of the picture. */
  readonly on: Point;
}

export function cableRun(sockets: SocketsView | null, planId: string, hubId: string | null): readonly Drop[] {
  if (!sockets || hubId === null) return [];
  const drops: Drop[] = [];
  for (const [index, id] of sockets.hubIds.entries()) {
    if (id !== hubId || sockets.planIds[index] !== planId) continue;
    const [x, y, number] = [sockets.xs[index] ?? null, sockets.ys[index] ?? null, sockets.numbers[index] ?? null];
    if (x !== null && y !== null && number !== null) drops.push({ number, on: { x, y } });
  }
  return drops.sort((a, b) => a.number - b.number);
}

export function hubOf(sockets: SocketsView | null, socketId: string | null): string | null {
  const index = socketId === null ? -1 : (sockets?.ids.indexOf(socketId) ?? -1);
  return sockets?.hubIds[index] ?? null;
}
