// What a plan's tiles are: its picture in levels, each half as large as the one before, cut into squares that are blobs of their
// own; and the drawing they were made from, where that can be drawn sharper still. Data only. docs/decisions/0009.

import type { PlanFrame } from './plan-frame.ts';

export interface TileLevel {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** How many squares there are side by side; they follow each other row by row. */
  readonly columns: number;
  readonly rows: number;
}

/** What the tiles were drawn from, and which part of it. */
export interface PlanSource {
  /** `picture`: pixels, of which the tiles are a part. */
  readonly kind: 'picture' | 'pdf' | 'svg' | 'dxf';
  /** SHA-256 of the file as it came. */
  readonly blob: string;
  readonly frame: PlanFrame;
  /** Of a PDF, from 1. */
  readonly page?: number;
  /** Of a DXF: those that are shown. */
  readonly layers?: readonly string[];
}

/** Kept as JSON in a blob; an event names it. The largest level first. */
export interface PlanTiles {
  readonly form: 1;
  /** Side of a tile, in pixels; at the right and lower edge they are smaller. */
  readonly side: number;
  /** `tiles`: SHA-256 of each. */
  readonly levels: readonly (TileLevel & { readonly tiles: readonly string[] })[];
  readonly source: PlanSource | null;
}
