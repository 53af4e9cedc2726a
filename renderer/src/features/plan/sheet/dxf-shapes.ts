// Takes a DXF apart into lines, filled shapes and texts as they lie in the model, blocks put in their places; what is on which
// layer, and which layers the drawing itself shows. Pure.

import { hatchLoops, oneOutline } from './dxf-hatch.ts';
import { colours, lineOf, parse, type DxfEntity, type ParsedDxf } from './dxf-package.ts';

/** In the drawing's units; x to the right, y up. */
export interface DxfShape {
  readonly layer: string;
  /** #rrggbb, or #rrggbbaa */
  readonly colour: string;
  /** x, y, x, y … */
  readonly points: readonly number[];
  readonly isFilled: boolean;
}

export interface DxfText {
  readonly layer: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Radians, against the clock. */
  readonly angle: number;
  readonly lines: readonly string[];
  readonly align: 'left' | 'center' | 'right';
  readonly baseline: 'alphabetic' | 'top' | 'middle' | 'bottom';
}

export interface DxfContent {
  readonly shapes: readonly DxfShape[];
  readonly texts: readonly DxfText[];
  /** Those that the drawing has switched off or frozen. */
  readonly hidden: ReadonlySet<string>;
  /** Metres a unit; null: the drawing doesn't say. */
  readonly metresAUnit: number | null;
}

/** a drawing's own space to the model's: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Placing = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Within {
  readonly placing: Placing;
  readonly layer: string | null;
  readonly colour: string | null;
  readonly depth: number;
}

/** Blocks in blocks: more is a ring. */
const deepest = 16;
/** What blocks in blocks in rows could otherwise grow to: entities looked at, and coordinates. */
const mostEntities = 3_000_000;
const mostPoints = 20_000_000;
/** Metres a unit, by the number that $INSUNITS has for it. DXF reference, *Header section*. */
const units: Readonly<Record<number, number>> = { 1: 0.0254, 2: 0.3048, 4: 0.001, 5: 0.01, 6: 1, 7: 1_000, 14: 0.1 };

/** Null: this is no DXF that can be read. */
export function readDxf(text: string): DxfContent | null {
  try {
    return new Content(parse(text)).read();
  } catch {
    return null;
  }
}

class Content {
  readonly #parsed: ParsedDxf;
  readonly #blocks: ReadonlyMap<string, ParsedDxf['blocks'][number]>;
  readonly #shapes: DxfShape[] = [];
  readonly #texts: DxfText[] = [];
  #points = 0;
  #entities = 0;

  constructor(parsed: ParsedDxf) {
    this.#parsed = parsed;
    this.#blocks = new Map(parsed.blocks.map((block) => [block.name, block]));
  }

  read(): DxfContent {
    this.#take(this.#parsed.entities, { placing: [1, 0, 0, 1, 0, 0], layer: null, colour: null, depth: 0 });
    const records = Object.values(this.#parsed.tables.layers);
    const off = records.filter(({ colorNumber = 7, flags = 0 }) => colorNumber < 0 || (flags & 1) === 1);
    return {
      shapes: this.#shapes,
      texts: this.#texts,
      hidden: new Set(off.map(({ name }) => name)),
      metresAUnit: units[Number(this.#parsed.header.insUnits)] ?? null,
    };
  }

  #take(entities: readonly DxfEntity[], within: Within): void {
    this.#entities += entities.length;
    if (this.#entities > mostEntities) throw new RangeError('too many entities');
    for (const entity of entities) {
      if (entity.paperSpace === 1 || entity.visible === false) continue;
      if (entity.type === 'INSERT') this.#insert(entity, within);
      else if (entity.type === 'DIMENSION') this.#block(entity, within, within.placing);
      else if (entity.type === 'TEXT' || entity.type === 'MTEXT') this.#text(entity, within);
      else if (entity.type === 'ATTRIB') this.#attribute(entity, within);
      else if (entity.type === 'SOLID') this.#solid(entity, within);
      else if (entity.type === '3DFACE') this.#face(entity, within);
      else if (entity.type === 'HATCH') this.#hatch(entity, within);
      else if (drawnTypes.has(entity.type)) this.#shape(entity, within, lineOf(entity).flat(), false);
    }
  }

  #insert(insert: DxfEntity, within: Within): void {
    const { x = 0, y = 0, scaleX = 1, scaleY = 1, rotation = 0 } = insert;
    const { rowCount = 1, columnCount = 1, rowSpacing = 0, columnSpacing = 0 } = insert;
    if (rowCount * columnCount > mostEntities) throw new RangeError('too many copies');
    const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
    // Seen from behind: mirrored. DXF reference, *Object coordinate systems*.
    const mirror = insert.extrusionZ === -1 ? -1 : 1;
    for (let row = 0; row < rowCount; row += 1) {
      for (let column = 0; column < columnCount; column += 1) {
        const [right, up] = [column * columnSpacing, row * rowSpacing];
        const at = [x + right * cos - up * sin, y + right * sin + up * cos] as const;
        const placed: Placing = [
          ...[mirror * cos * scaleX, sin * scaleX],
          ...[mirror * -sin * scaleY, cos * scaleY],
          ...[mirror * at[0], at[1]],
        ] as unknown as Placing;
        this.#block(insert, within, both(within.placing, placed));
      }
    }
  }

  #block(of: DxfEntity, within: Within, placing: Placing): void {
    const block = this.#blocks.get(of.block ?? '');
    if (!block?.entities || within.depth >= deepest) return;
    const moved = both(placing, [1, 0, 0, 1, -(block.x ?? 0), -(block.y ?? 0)]);
    const { layer, colour } = this.#look(of, within);
    this.#take(block.entities, { placing: moved, layer, colour, depth: within.depth + 1 });
  }

  #shape(entity: DxfEntity, within: Within, flat: readonly number[], isFilled: boolean, opacity = ''): void {
    if (flat.length < 4 || !flat.every(Number.isFinite)) return;
    this.#points += flat.length;
    if (this.#points > mostPoints) throw new RangeError('too many points');
    const points: number[] = [];
    for (let index = 0; index < flat.length; index += 2) {
      points.push(...placedAt(within.placing, flat[index] ?? 0, flat[index + 1] ?? 0));
    }
    const { layer, colour } = this.#look(entity, within);
    this.#shapes.push({ layer, colour: `${colour}${opacity}`, points, isFilled });
  }

  /** Its corners go zigzag. */
  #solid(entity: DxfEntity, within: Within): void {
    const [a, b, c, d = c] = entity.corners ?? [];
    const corners = [a, b, d?.x === undefined ? c : d, c];
    this.#shape(
      entity,
      within,
      corners.flatMap((corner) => [corner?.x ?? NaN, corner?.y ?? NaN]),
      true,
    );
  }

  /** Seen from above: the lines around it. */
  #face(entity: DxfEntity, within: Within): void {
    const corners = (entity.vertices ?? []).filter(({ x, y }) => x !== undefined && y !== undefined);
    const around = [...corners, ...corners.slice(0, 1)];
    this.#shape(
      entity,
      within,
      around.flatMap(({ x = NaN, y = NaN }) => [x, y]),
      false,
    );
  }

  /** Of a pattern only the lines around it: what it lies on can then be read. */
  #hatch(entity: DxfEntity, within: Within): void {
    const loops = hatchLoops(entity);
    if (entity.fillType === 'SOLID') return this.#shape(entity, within, oneOutline(loops).flat(), true, wash);
    for (const loop of loops) this.#shape(entity, within, loop.flat(), false);
  }

  /** What is written on a block that was put there: the number of a room. It says itself where it stands. */
  #attribute(entity: DxfEntity, within: Within): void {
    if (((entity.attributeFlags ?? 0) & 1) === 0) this.#text({ ...entity, ...entity.text }, within);
  }

  #text(entity: DxfEntity, within: Within): void {
    const { hAlign = 0, vAlign = 0, attachmentPoint = 1, xAxisX = 1, xAxisY = 0, rotation = 0 } = entity;
    const isMany = entity.type === 'MTEXT';
    const isAligned = !isMany && (hAlign !== 0 || vAlign !== 0) && entity.x2 !== undefined;
    const [x, y] = isAligned ? [entity.x2 ?? 0, entity.y2 ?? 0] : [entity.x ?? 0, entity.y ?? 0];
    const own = isMany ? Math.atan2(xAxisY, xAxisX) : (rotation * Math.PI) / 180;
    const [a, b] = within.placing;
    const [px, py] = placedAt(within.placing, x, y);
    const height = (entity.textHeight ?? entity.nominalTextHeight ?? 0) * Math.hypot(a, b);
    const lines = isMany ? manyLines(entity.string ?? '') : [plainText(entity.string ?? '')];
    if (!(height > 0) || ![px, py].every(Number.isFinite) || lines.every((line) => line.trim() === '')) return;
    this.#texts.push({
      ...this.#look(entity, within),
      ...{ x: px, y: py, height, lines, angle: own + Math.atan2(b, a) },
      align: (isMany ? (['left', 'center', 'right'] as const)[(attachmentPoint - 1) % 3] : aligns[hAlign]) ?? 'left',
      baseline:
        (isMany
          ? (['top', 'middle', 'bottom'] as const)[Math.floor((attachmentPoint - 1) / 3)]
          : (['alphabetic', 'bottom', 'middle', 'top'] as const)[vAlign]) ?? 'alphabetic',
    });
  }

  /** Layer 0 in a block is the layer that the block is put on; colour 0 is the block's, 256 the layer's. */
  #look(entity: DxfEntity, within: Within): { readonly layer: string; readonly colour: string } {
    const own = entity.layer ?? '0';
    const layer = own === '0' && within.layer !== null ? within.layer : own;
    const number = entity.colorNumber;
    if (number === 0 && within.colour !== null) return { layer, colour: within.colour };
    const ofLayer = this.#parsed.tables.layers[layer]?.colorNumber ?? 7;
    return { layer, colour: onPaper(Math.abs(number === undefined || number === 256 ? ofLayer : number)) };
  }
}

const drawnTypes = new Set(['LINE', 'LWPOLYLINE', 'POLYLINE', 'CIRCLE', 'ARC', 'ELLIPSE', 'SPLINE']);
/** How opaque a hatch is: what is written on it can be read, whatever its colour becomes on paper. */
const wash = '40';
const aligns: readonly DxfText['align'][] = ['left', 'center', 'right', 'left', 'center', 'left'];

const both = ([a, b, c, d, e, f]: Placing, [g, h, i, j, k, l]: Placing): Placing => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];
const placedAt = ([a, b, c, d, e, f]: Placing, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** Drawn for a black screen: on paper white is black, and what is pale is darker. */
function onPaper(number: number): string {
  const [red, green, blue] = colours[number] ?? [0, 0, 0];
  const light = (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
  const share = number === 7 || light > 0.9 ? 0 : Math.min(1, 0.45 / Math.max(light, 0.01));
  const hex = (value: number): string =>
    Math.round(value * share)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(red)}${hex(green)}${hex(blue)}`;
}

const signs: Readonly<Record<string, string>> = { d: '°', c: '⌀', p: '±' };
const plainText = (text: string): string =>
  text
    .replace(/%%([dcp])/gi, (_whole, sign: string) => signs[sign.toLowerCase()] ?? '')
    .replace(/%%[uok]/gi, '')
    .replace(/\\U\+([0-9a-f]{4})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Without what says how it is written. */
const manyLines = (text: string): string[] =>
  plainText(text)
    .replace(/\\[AaCcfFHhQTWwp][^;\\{}]*;/g, '')
    .replace(/\\[LlOoKk]|[{}]/g, '')
    .replace(/\\S([^;^/#]*)[\^/#]([^;]*);/g, '$1/$2')
    .replace(/\\~/g, ' ')
    .split(/\\P/);
