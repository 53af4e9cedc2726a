// What the page and the thread that makes sheets say to each other. One thread has one drawing.

import type { plansFailures } from '../../../../../electron/domain/failures/plans.ts';
import type { SheetSize } from '../../../../../electron/domain/plan-frame.ts';
import type { Box, Cutting } from './pyramid.ts';

export interface PlanRefusal {
  readonly code: keyof typeof plansFailures;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface DxfLayer {
  readonly name: string;
  /** What is drawn on it. */
  readonly count: number;
  /** The drawing itself shows it. */
  readonly isOn: boolean;
}

export interface OpenedDrawing {
  readonly size: SheetSize;
  /** Of a DXF. */
  readonly layers: readonly DxfLayer[];
  /** Across its width, in metres, where it says its unit. */
  readonly metresWide: number | null;
}

export interface MakeJob {
  /** What is made of the drawing, in pixels of the largest level. */
  readonly box: Box;
  readonly turns: Cutting['turns'];
  readonly scale: number;
  /** The page draws what is asked for (`need`); else the thread has the drawing. */
  readonly byPage: boolean;
  readonly layers: readonly string[] | null;
  /** So many, across and down, are cut from what is drawn at once. */
  readonly tilesAtOnce: number;
  /** Each level is drawn anew, so that fine lines stay; else it is the one before, halved. */
  readonly drawsEachLevel: boolean;
  /** A picture of it all besides: for the report and the platform. */
  readonly picture: { readonly longestSide: number; readonly mediaType: 'image/png' | 'image/jpeg' } | null;
}

export interface MadeSheet {
  readonly tiles: Blob;
  readonly picture: Blob | null;
}

export interface Asks {
  open: { given: { readonly kind: 'picture' | 'dxf'; readonly file: Blob }; answer: OpenedDrawing };
  cut: { given: { readonly cutting: Cutting; readonly layers: readonly string[] | null }; answer: ImageBitmap };
  make: { given: MakeJob; answer: MadeSheet };
}

export type Asked = {
  [K in keyof Asks]: { readonly id: number; readonly ask: K; readonly given: Asks[K]['given'] };
}[keyof Asks];

/** To the thread. */
export type ToThread = Asked | { readonly drawn: number; readonly bitmap: ImageBitmap | null };

/** To the page. */
export type ToPage =
  | { readonly re: number; readonly answer: OpenedDrawing | ImageBitmap | MadeSheet }
  | { readonly re: number; readonly refusal: PlanRefusal }
  | { readonly need: number; readonly cutting: Cutting }
  | { readonly made: number; readonly count: number };
