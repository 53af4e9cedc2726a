import { describe, expect, it } from 'vitest';

import { dxfText } from '../../../renderer/src/features/plan/sheet/dxf-text.ts';
import { readDxf, type DxfContent } from '../../../renderer/src/features/plan/sheet/dxf-shapes.ts';

type Pair = readonly [code: number, value: string | number];
const section = (name: string, ...pairs: readonly Pair[]): Pair[] => [
  [0, 'SECTION'],
  [2, name],
  ...pairs,
  [0, 'ENDSEC'],
];
const dxf = (...sections: readonly Pair[][]): string =>
  [...sections.flat(), [0, 'EOF']].map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('');
const line = (layer: string, x1: number, y1: number, x2: number, y2: number, ...more: Pair[]): Pair[] => [
  ...([[0, 'LINE'], [8, layer], ...more, [10, x1], [20, y1], [11, x2], [21, y2]] as Pair[]),
];
const layer = (name: string, colour: number, flags = 0): Pair[] => [
  [0, 'LAYER'],
  [2, name],
  [70, flags],
  [62, colour],
];
const layers = section(
  'TABLES',
  [0, 'TABLE'],
  [2, 'LAYER'],
  ...layer('Walls', 1),
  ...layer('Off', -3),
  ...layer('Frozen', 5, 1),
  [0, 'ENDTAB'],
);

function read(...sections: readonly Pair[][]): DxfContent {
  const content = readDxf(dxf(...sections));
  if (!content) throw new Error('not read');
  return content;
}

describe('a DXF', () => {
  it.each([
    ['ANSI_1252', [0x56, 0xe4, 0x67], 'V\u00e4g'],
    ['ANSI_1251', [0xc6], '\u0416'],
    ['ansi_932', [0x82, 0xa0], '\u3042'],
    ['NOBODY_9', [0xe5], '\u00e5'],
    // Whatever it says, it is UTF-8.
    ['ANSI_1252', [0xc3, 0xa5], '\u00e5'],
  ])('in code page %s keeps its letters', (page, letters, text) => {
    const header = dxf(section('HEADER', [9, '$DWGCODEPAGE'], [3, page]));
    const bytes = new Uint8Array([...new TextEncoder().encode(header), ...letters]);
    expect(dxfText(bytes.buffer)).toBe(header + text);
  });

  it('tells its unit, its layers and those that it hides', () => {
    const header = section('HEADER', [9, '$INSUNITS'], [70, 4]);
    const { metresAUnit, hidden, shapes } = read(header, layers, section('ENTITIES', ...line('Walls', 0, 0, 10, 5)));
    expect(metresAUnit).toBe(0.001);
    expect([...hidden]).toEqual(['Off', 'Frozen']);
    expect(shapes).toEqual([{ layer: 'Walls', colour: '#ff0000', points: [0, 0, 10, 5], isFilled: false }]);
  });

  it('puts blocks where they are inserted, turned and enlarged', () => {
    const blocks = section('BLOCKS', [0, 'BLOCK'], [2, 'Door'], [10, 1], [20, 0], ...line('0', 1, 0, 3, 0), [
      0,
      'ENDBLK',
    ]);
    const insert: Pair[] = [
      [0, 'INSERT'],
      [8, 'Walls'],
      [2, 'Door'],
      [10, 100],
      [20, 50],
      [41, 2],
      [42, 2],
      [50, 90],
    ];
    const { shapes } = read(layers, blocks, section('ENTITIES', ...insert));
    // Layer 0 in a block is the layer that the block is put on.
    expect(shapes[0]).toMatchObject({ layer: 'Walls', colour: '#ff0000' });
    expect(shapes[0]!.points.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([100, 50, 100, 54]);
  });

  it('ends blocks that hold themselves', () => {
    const insert: Pair[] = [
      [0, 'INSERT'],
      [8, '0'],
      [2, 'Ring'],
      [10, 1],
      [20, 0],
    ];
    const blocks = section('BLOCKS', [0, 'BLOCK'], [2, 'Ring'], [10, 0], [20, 0], ...line('0', 0, 0, 1, 1), ...insert, [
      0,
      'ENDBLK',
    ]);
    expect(read(blocks, section('ENTITIES', ...insert)).shapes).toHaveLength(16);
  });

  it('is refused where its blocks would fill the memory', () => {
    const insert: Pair[] = [
      [0, 'INSERT'],
      [8, '0'],
      [2, 'Many'],
      [10, 0],
      [20, 0],
      [70, 30_000],
      [71, 30_000],
      [44, 1],
      [45, 1],
    ];
    const blocks = section('BLOCKS', [0, 'BLOCK'], [2, 'Many'], [10, 0], [20, 0], ...line('0', 0, 0, 1, 1), [
      0,
      'ENDBLK',
    ]);
    expect(readDxf(dxf(blocks, section('ENTITIES', ...insert)))).toBeNull();
  });

  it('leaves out what stands on printed sheets, and what is invisible', () => {
    const entities = [...line('0', 0, 0, 1, 1, [67, 1]), ...line('0', 0, 0, 2, 2, [60, 1]), ...line('0', 0, 0, 3, 3)];
    expect(read(section('ENTITIES', ...entities)).shapes.map(({ points }) => points[2])).toEqual([3]);
  });

  it('has round things, filled ones and texts', () => {
    const entities: Pair[] = [
      [0, 'CIRCLE'],
      [8, '0'],
      [10, 5],
      [20, 5],
      [40, 2],
      [0, 'SOLID'],
      [8, '0'],
      [10, 0],
      [20, 0],
      [11, 1],
      [21, 0],
      [12, 0],
      [22, 1],
      [13, 1],
      [23, 1],
      [0, 'TEXT'],
      [8, '0'],
      [10, 1],
      [20, 2],
      [40, 0.5],
      [1, '20%%d \\U+00C5'],
      [0, 'MTEXT'],
      [8, '0'],
      [10, 1],
      [20, 2],
      [40, 0.5],
      [71, 5],
      [1, '{\\fArial|b0;Kök}\\Pvåning 2'],
    ];
    const { shapes, texts } = read(section('ENTITIES', ...entities));
    expect(shapes[0]!.points.length).toBeGreaterThan(40);
    // Its corners go zigzag in the file and round in the drawing.
    expect(shapes[1]).toMatchObject({ isFilled: true, points: [0, 0, 1, 0, 1, 1, 0, 1] });
    expect(texts.map(({ lines, align, baseline }) => [lines, align, baseline])).toEqual([
      [['20° Å'], 'left', 'alphabetic'],
      [['Kök', 'våning 2'], 'center', 'middle'],
    ]);
  });

  it('draws what is white or pale on a black screen dark on paper', () => {
    const entities = [...line('0', 0, 0, 1, 1, [62, 7]), ...line('0', 0, 0, 1, 1, [62, 2])];
    const [white, yellow] = read(section('ENTITIES', ...entities)).shapes.map(({ colour }) => colour);
    expect(white).toBe('#000000');
    expect(Number.parseInt(yellow!.slice(1, 3), 16)).toBeLessThan(0xa0);
  });

  it.each([
    ['nothing', ''],
    ['a cut one', '  0\nSECTION\n  2\nENTITIES\n  0\nLINE\n'],
    ['a letter', 'Dear Sir'],
  ])('of %s has no shapes', (_what, text) => expect(readDxf(text)?.shapes ?? []).toEqual([]));

  it('shows the number of a room, which is written on a block', () => {
    const attribute = (flags: number): Pair[] => [
      ...([
        [0, 'ATTRIB'],
        [8, 'Walls'],
        [100, 'AcDbText'],
        [10, 5],
        [20, 6],
        [40, 2],
        [1, 'R 101'],
      ] as Pair[]),
      ...([
        [100, 'AcDbAttribute'],
        [2, 'NR'],
        [70, flags],
      ] as Pair[]),
    ];
    const { texts } = read(layers, section('ENTITIES', ...attribute(0), ...attribute(1)));
    expect(texts).toMatchObject([{ layer: 'Walls', x: 5, y: 6, height: 2, lines: ['R 101'] }]);
  });

  it('shows faces, and what is hatched: filled, but for what lies within', () => {
    const square = (from: number, to: number): Pair[] => [
      ...([
        [92, 2],
        [72, 0],
        [73, 1],
        [93, 4],
      ] as Pair[]),
      ...([
        [10, from],
        [20, from],
        [10, to],
        [20, from],
        [10, to],
        [20, to],
        [10, from],
        [20, to],
        [97, 0],
      ] as Pair[]),
    ];
    const hatch = (name: string, isSolid: number, ...loops: Pair[]): Pair[] => [
      ...([
        [0, 'HATCH'],
        [8, 'Walls'],
        [2, name],
        [70, isSolid],
        [71, 0],
        [91, 2],
      ] as Pair[]),
      ...loops,
      ...([
        [75, 0],
        [76, 1],
        [98, 0],
      ] as Pair[]),
    ];
    /** The upper half of a circle, against and with the clock. */
    const half = (isAgainst: number): Pair[] => [
      ...([
        [92, 1],
        [93, 2],
        [72, 1],
        [10, -1],
        [20, 0],
        [11, 1],
        [21, 0],
      ] as Pair[]),
      ...([
        [72, 2],
        [10, 0],
        [20, 0],
        [40, 1],
        [50, isAgainst ? 0 : 180],
        [51, isAgainst ? 180 : 360],
      ] as Pair[]),
      ...([
        [73, isAgainst],
        [97, 0],
      ] as Pair[]),
    ];
    const face: Pair[] = [10, 11, 12, 13].flatMap((code, at): Pair[] => [
      [code, [0, 4, 4, 0][at]!],
      [code + 10, [0, 0, 4, 4][at]!],
    ]);
    const { shapes } = read(
      layers,
      section(
        'ENTITIES',
        ...hatch('SOLID', 1, ...square(0, 9), ...square(3, 6)),
        ...hatch('ANSI31', 0, ...square(0, 9)),
        ...hatch('SOLID', 1, ...half(1)),
        ...hatch('SOLID', 1, ...half(0)),
        [0, '3DFACE'],
        [8, 'Walls'],
        ...face,
      ),
    );
    const [solid, pattern, against, withClock, faces] = shapes;
    const outer = [0, 0, 9, 0, 9, 9, 0, 9, 0, 0];
    expect(solid).toMatchObject({ colour: '#ff000040', isFilled: true });
    expect(solid!.points.slice(-2)).toEqual([0, 0]);
    expect(solid!.points.join()).toContain('3,3,6,3,6,6,3,6,3,3');
    expect(pattern).toMatchObject({ isFilled: false });
    expect(pattern!.points.join()).toContain(outer.join());
    for (const { points } of [against!, withClock!]) {
      const heights = points.filter((_, at) => at % 2 === 1);
      expect(heights.length).toBeGreaterThan(6);
      expect(Math.max(...heights)).toBeGreaterThan(0.9);
      expect(Math.min(...heights)).toBeGreaterThan(-0.001);
    }
    expect(faces).toMatchObject({ isFilled: false, points: [0, 0, 4, 0, 4, 4, 0, 4, 0, 0] });
  });

  it('fills hatches whose edges are ellipses and splines, and closes them behind those', () => {
    const hatch = (edges: number, ...pairs: Pair[]): Pair[] => [
      ...([
        [0, 'HATCH'],
        [100, 'AcDbHatch'],
        [8, 'Walls'],
        [2, 'SOLID'],
        [70, 1],
        [91, 1],
        [92, 1],
        [93, edges],
      ] as Pair[]),
      ...pairs,
      ...([
        [97, 0],
        [75, 0],
        [98, 0],
      ] as Pair[]),
    ];
    /** Around 10, 20, twice as wide as high. */
    const ellipse: Pair[] = [
      ...([
        [72, 3],
        [10, 10],
        [20, 20],
        [11, 4],
        [21, 0],
        [40, 0.5],
        [50, 0],
        [51, 360],
        [73, 1],
      ] as Pair[]),
    ];
    /** From 1, 1 over 4, 7 to 7, 1, with a word of fit points as newer programs write it; then a line home. */
    const spline: Pair[] = [
      ...([
        [72, 4],
        [94, 2],
        [73, 0],
        [74, 0],
        [95, 6],
        [96, 3],
      ] as Pair[]),
      ...[0, 0, 0, 1, 1, 1].map((knot): Pair => [40, knot]),
      ...([
        [10, 1],
        [20, 1],
        [10, 4],
        [20, 7],
        [10, 7],
        [20, 1],
        [97, 0],
      ] as Pair[]),
      ...([
        [72, 1],
        [10, 7],
        [20, 1],
        [11, 1],
        [21, 1],
      ] as Pair[]),
    ];
    const { shapes } = read(layers, section('ENTITIES', ...hatch(1, ...ellipse), ...hatch(2, ...spline)));
    const reach = (of: number): number[] => {
      const { points } = shapes[of]!;
      const [xs, ys] = [0, 1].map((axis) => points.filter((_, at) => at % 2 === axis)) as [number[], number[]];
      return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)].map((at) => Math.round(at * 10) / 10);
    };
    expect(shapes.map(({ isFilled }) => isFilled)).toEqual([true, true]);
    expect(reach(0)).toEqual([6, 14, 18, 22]);
    expect(reach(1)).toEqual([1, 7, 1, 4]);
  });
});
