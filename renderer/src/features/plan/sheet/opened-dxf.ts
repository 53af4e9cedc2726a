// Opens a DXF in the thread that makes sheets, and draws any part of it, sharp at every scale.

import type { SheetSize } from '../../../../../electron/domain/plan-frame.ts';
import { readDxf, type DxfContent, type DxfShape, type DxfText } from './dxf-shapes.ts';
import type { DxfLayer, OpenedDrawing } from './protocol.ts';
import { matrixOf, partOf, type Cutting } from './pyramid.ts';
import { Refused } from './refused.ts';
import { newSquare, whiten } from './square.ts';

/** A drawing has no pixels of its own; its longest side gets so many. */
const longestSide = 8_192;
/** Around what is drawn: a share of the longest side. */
const margin = 0.02;
/** Of every line, in pixels, whatever the scale. */
const lineWidth = 1.25;
/** Lines in one stroke: fewer and more take longer. */
const atOnce = 30;
/** Texts that would be lower than this can't be read, in pixels. */
const leastText = 3;

/** In pixels from the top left; the box is around what is drawn. */
interface Placed<T> {
  readonly of: T;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type PlacedShape = Placed<Omit<DxfShape, 'points'> & { points: Float32Array }>;

/** Throws `Refused`: `plans.dxf-broken`, `plans.dxf-blank`. */
export function openDxf(
  text: string,
): OpenedDrawing & { cut(cutting: Cutting, layers: readonly string[] | null): ImageBitmap } {
  const content = readDxf(text);
  if (!content) throw new Refused('plans.dxf-broken');
  const { shapes: inAnyOrder, texts, size, unitsWide } = placed(content);
  const shapes = inOrder(inAnyOrder);
  const { metresAUnit } = content;
  return {
    size,
    layers: layersOf(content),
    metresWide: metresAUnit === null ? null : unitsWide * metresAUnit,
    cut(cutting, layers) {
      const square = newSquare(cutting.width, cutting.height);
      whiten(square, cutting);
      square.context.setTransform(...matrixOf(size, cutting));
      const isShown = shownBy(layers, content.hidden);
      const inView = reaching(size, cutting);
      paintShapes(
        square.context,
        shapes.filter((shape) => isShown(shape.of.layer) && inView(shape)),
        cutting.scale,
      );
      paintTexts(
        square.context,
        texts.filter((text) => isShown(text.of.layer) && inView(text)),
        cutting.scale,
      );
      return square.canvas.transferToImageBitmap();
    },
  };
}

const shownBy = (layers: readonly string[] | null, hidden: ReadonlySet<string>): ((layer: string) => boolean) => {
  const chosen = layers && new Set(layers);
  return (layer) => (chosen ? chosen.has(layer) : !hidden.has(layer));
};

function layersOf({ shapes, texts, hidden }: DxfContent): DxfLayer[] {
  const counts = new Map<string, number>();
  for (const { layer } of [...shapes, ...texts]) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count, isOn: !hidden.has(name) }))
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

function placed({ shapes, texts }: DxfContent) {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  const reach = (x: number, y: number): void => {
    [left, right, low, high] = [Math.min(left, x), Math.max(right, x), Math.min(low, y), Math.max(high, y)];
  };
  for (const { points } of shapes) for (let at = 0; at < points.length; at += 2) reach(points[at]!, points[at + 1]!);
  for (const { x, y } of texts) reach(x, y);
  const longest = Math.max(right - left, high - low);
  if (!Number.isFinite(longest) || longest <= 0) throw new Refused('plans.dxf-blank');
  const edge = longest * margin;
  [left, right, low, high] = [left - edge, right + edge, low - edge, high + edge];
  const scale = longestSide / Math.max(right - left, high - low);
  const size = { width: Math.ceil((right - left) * scale), height: Math.ceil((high - low) * scale) };
  const onSheet = (x: number, y: number): [number, number] => [(x - left) * scale, (high - y) * scale];
  return {
    size,
    unitsWide: size.width / scale,
    shapes: shapes.map((shape) => placedShape(shape, onSheet)),
    texts: texts.map((text) => placedText(text, onSheet, scale)),
  };
}

/** What is filled lies under the lines, whichever was drawn first; lines of one colour are drawn together. */
const inOrder = (shapes: readonly PlacedShape[]): readonly PlacedShape[] => [
  ...shapes.filter(({ of }) => of.isFilled),
  ...shapes
    .filter(({ of }) => !of.isFilled)
    .sort((a, b) => (a.of.colour < b.of.colour ? -1 : a.of.colour > b.of.colour ? 1 : 0)),
];

type OnSheet = (x: number, y: number) => [number, number];

function placedShape(shape: DxfShape, onSheet: OnSheet): PlacedShape {
  const points = new Float32Array(shape.points.length);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = onSheet(shape.points[at]!, shape.points[at + 1]!);
    [points[at], points[at + 1]] = [x, y];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return { of: { ...shape, points }, left, right, top, bottom };
}

function placedText(text: DxfText, onSheet: OnSheet, scale: number): Placed<DxfText> {
  const [x, y] = onSheet(text.x, text.y);
  const height = text.height * scale;
  // No letter is wider than it is high, and it may lie any way round.
  const reach = height * Math.max(...text.lines.map(({ length }) => length), text.lines.length * 1.6);
  return { of: { ...text, x, y, height }, left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

function reaching(size: SheetSize, cutting: Cutting): (thing: Placed<unknown>) => boolean {
  const { x, y, width, height } = partOf(size, cutting);
  const edge = lineWidth / cutting.scale;
  return ({ left, right, top, bottom }) =>
    right >= x - edge && left <= x + width + edge && bottom >= y - edge && top <= y + height + edge;
}

function paintShapes(context: OffscreenCanvasRenderingContext2D, shapes: readonly PlacedShape[], scale: number): void {
  context.lineWidth = lineWidth / scale;
  context.lineJoin = 'round';
  const filled = shapes.filter(({ of }) => of.isFilled);
  for (const { of } of filled) {
    context.beginPath();
    trace(context, of.points);
    context.fillStyle = of.colour;
    context.fill('evenodd');
  }
  let drawn = 0;
  for (const { of } of shapes.slice(filled.length)) {
    if (drawn === atOnce || context.strokeStyle !== of.colour) {
      context.stroke();
      context.beginPath();
      drawn = 0;
    }
    context.strokeStyle = of.colour;
    trace(context, of.points);
    drawn += 1;
  }
  context.stroke();
}

function trace(context: OffscreenCanvasRenderingContext2D, points: Float32Array): void {
  context.moveTo(points[0]!, points[1]!);
  for (let at = 2; at < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!);
}

function paintTexts(
  context: OffscreenCanvasRenderingContext2D,
  texts: readonly Placed<DxfText>[],
  scale: number,
): void {
  for (const { of } of texts) {
    const { x, y, height, angle, lines, align, baseline, colour } = of;
    if (height * scale < leastText) continue;
    context.save();
    context.translate(x, y);
    context.rotate(-angle);
    // The height of capitals, which are seven tenths of the letters' own.
    context.font = `${height / 0.72}px sans-serif`;
    [context.textAlign, context.textBaseline, context.fillStyle] = [align, baseline, colour];
    for (const [index, line] of lines.entries()) context.fillText(line, 0, index * height * 1.6);
    context.restore();
  }
}
