// What a sheet can be made from: a picture, an SVG, a page of a PDF, a DXF; each opened once, to be drawn in parts.

import { pngOrientation } from '../../../../../electron/domain/png-orientation.ts';
import type { PlanSource } from '../../../../../electron/domain/plan-tiles.ts';
import type { SheetSize } from '../../../../../electron/domain/plan-frame.ts';
import { application, ifThere, type Failure } from '../../../app/application.ts';
import type { DxfLayer, PlanRefusal } from './protocol.ts';
import { SheetThread, type Draws } from './sheet-thread.ts';
import { openSvg, type PageDrawing } from './svg-drawing.ts';

export interface SheetSource {
  readonly kind: PlanSource['kind'];
  /** In its own units. */
  readonly size: SheetSize;
  /** Where it was kept before: the name of the blob. */
  readonly file: File | string;
  readonly page?: number;
  /** Of a DXF: all there are. */
  readonly layers: readonly DxfLayer[];
  /** Across it all; null: it doesn't say. */
  readonly metresWide: number | null;
  /** Report and platform can show the file as it is. */
  readonly isPicture: boolean;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly thread: SheetThread;
  /** Null: the thread draws it. */
  readonly draw: Draws | null;
  readonly close: () => void;
}

export type Opened =
  | { readonly ok: true; readonly value: SheetSource }
  | { readonly ok: false; readonly refusal: PlanRefusal }
  /** The application said no. */
  | { readonly ok: false; readonly failure: Failure };

/** `as`: the name of the blob that the file already is. */
export async function openInThread(kind: 'picture' | 'dxf', file: File, as?: string): Promise<Opened> {
  const thread = new SheetThread();
  const opened = await thread.ask('open', { kind, file });
  if (!opened.ok) {
    thread.close();
    return opened;
  }
  const type = kind === 'picture' ? await typeOf(file) : null;
  return {
    ok: true,
    value: {
      ...{ kind, file: as ?? file, ...opened.value, thread, draw: null },
      isPicture: type !== null,
      mediaType: type ?? 'image/png',
      close: () => thread.close(),
    },
  };
}

/** Null: neither the PDF of the report nor every platform takes it as it is (WebP, a PNG that is to be turned). */
async function typeOf(file: Blob): Promise<'image/png' | 'image/jpeg' | null> {
  const start = new Uint8Array(await file.slice(0, chunksStand).arrayBuffer());
  const [first, second] = start;
  if (first === 0xff && second === 0xd8) return 'image/jpeg';
  return first === 0x89 && second === 0x50 && pngOrientation(start) === 1 ? 'image/png' : null;
}

/** What a PNG says before its pixels; a colour profile may be large. */
const chunksStand = 4 * 1024 * 1024;

/** Cleaned by the application first: what is kept is what is drawn. */
export async function openSvgSource(file: File, as?: string): Promise<Opened> {
  const clean = await ifThere(application().site.cleanSvg({ file }));
  if (!clean) return { ok: false, refusal: { code: 'plans.not-prepared' } };
  if (!clean.ok) return clean;
  const { width, height } = clean.value;
  const drawing = await openSvg(clean.value.file, { width, height });
  return drawing ? { ok: true, value: drawnByPage('svg', drawing, as ?? file) } : refused('plans.broken');
}

export const pageSource = (drawing: PageDrawing, file: File | string, page: number): SheetSource => ({
  ...drawnByPage('pdf', drawing, file),
  page,
});

const refused = (code: PlanRefusal['code']): Opened => ({ ok: false, refusal: { code } });

function drawnByPage(kind: 'svg' | 'pdf', { size, draw, close }: PageDrawing, file: File | string): SheetSource {
  const thread = new SheetThread();
  return {
    ...{ kind, size, file, thread, draw, layers: [], metresWide: null },
    isPicture: false,
    mediaType: 'image/png',
    close(): void {
      thread.close();
      close();
    },
  };
}
