// What a screen may ask of the plan it shows.

import type { Point } from '../../../../electron/domain/units.ts';

export interface PlanHandle {
  /** The socket at a place on the page. */
  socketAt(clientX: number, clientY: number): string | null;
  /** Where a socket is on the page; null: not on this plan. */
  clientPointOf(socketId: string): Point | null;
  /** The place on the plan at a place on the page; null: beside the plan. */
  placeAt(clientX: number, clientY: number): Point | null;
  /** Brings a socket to the middle, near enough to be told from its neighbours. */
  goTo(socketId: string): void;
  /** Only where it is out of view, or at its edge. */
  bringIntoView(socketId: string): void;
  /** What was moved by hand was not moved for good. */
  putBack(): void;
  focus(): void;
}
