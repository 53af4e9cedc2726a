// The parts of the package `dxf` that are used here; it brings no types of its own.

declare module 'dxf/lib/parseString.js' {
  interface Vertex {
    readonly x: number;
    readonly y: number;
  }
  export interface DxfHatchEdge {
    readonly type?: string;
    readonly points?: readonly (Vertex & { readonly bulge?: number })[];
    readonly start?: Vertex;
    readonly end?: Vertex;
    readonly center?: Vertex;
    readonly radius?: number;
    /** In degrees. */
    readonly startAngle?: number;
    readonly endAngle?: number;
    readonly counterClockWise?: boolean;
    /** Of an ellipse: from its centre to the end of its longer axis; `minor`: how long the other is, of that. */
    readonly major?: Vertex;
    readonly minor?: number;
    /** Of a spline. */
    readonly degree?: number;
    readonly knots?: { readonly knots: readonly number[] };
    readonly controlPoints?: { readonly points: readonly Vertex[] };
  }
  export interface DxfEntity {
    readonly type: string;
    readonly layer?: string;
    /** 0: of its block; 256 or absent: of its layer. */
    readonly colorNumber?: number;
    readonly visible?: boolean;
    /** 1: on a printed sheet, not in the model. */
    readonly paperSpace?: number;
    readonly x?: number;
    readonly y?: number;
    /** Of a text; of an insert and of a text in degrees. */
    readonly rotation?: number;
    readonly string?: string;
    readonly textHeight?: number;
    readonly nominalTextHeight?: number;
    readonly xAxisX?: number;
    readonly xAxisY?: number;
    readonly attachmentPoint?: number;
    readonly hAlign?: number;
    readonly vAlign?: number;
    readonly x2?: number;
    readonly y2?: number;
    readonly corners?: readonly Partial<Vertex>[];
    /** Of an insert or a dimension: the block's name. */
    readonly block?: string;
    readonly scaleX?: number;
    readonly scaleY?: number;
    readonly rowCount?: number;
    readonly columnCount?: number;
    readonly rowSpacing?: number;
    readonly columnSpacing?: number;
    readonly extrusionZ?: number;
    readonly closed?: boolean;
    /** Of a polyline, or the corners of a face. */
    readonly vertices?: readonly Partial<Vertex>[];
    /** Of an arc; its angles in radians. */
    readonly r?: number;
    readonly startAngle?: number;
    readonly endAngle?: number;
    /** Of an ellipse. */
    readonly majorX?: number;
    readonly majorY?: number;
    readonly axisRatio?: number;
    /** Of a spline. */
    readonly degree?: number;
    readonly knots?: readonly number[];
    readonly controlPoints?: readonly Vertex[];
    /** Of an attribute: as of a text. */
    readonly text?: {
      readonly string?: string;
      readonly x?: number;
      readonly y?: number;
      readonly textHeight?: number;
    };
    /** Of an attribute. 1: it is not shown. */
    readonly attributeFlags?: number;
    /** Of a hatch. */
    readonly fillType?: 'SOLID' | 'PATTERN';
    readonly extrusionDir?: { readonly z: number };
    readonly boundary?: { readonly loops: readonly { readonly entities: readonly DxfHatchEdge[] }[] };
  }
  export interface DxfLayerRecord {
    readonly name: string;
    /** Below zero: switched off. */
    readonly colorNumber?: number;
    /** 1: frozen. */
    readonly flags?: number;
  }
  export interface ParsedDxf {
    readonly header: { readonly insUnits?: number | string };
    readonly blocks: readonly {
      readonly name: string;
      readonly x?: number;
      readonly y?: number;
      readonly entities?: readonly DxfEntity[];
    }[];
    readonly entities: readonly DxfEntity[];
    readonly tables: { readonly layers: Readonly<Record<string, DxfLayerRecord>> };
  }
  type Parses = (text: string) => ParsedDxf;
  const parser: Parses | { readonly default: Parses };
  export default parser;
}

declare module 'dxf/lib/entityToPolyline.js' {
  import type { DxfEntity } from 'dxf/lib/parseString.js';
  type Shapes = (entity: DxfEntity) => readonly (readonly [number, number])[];
  const shaper: Shapes | { readonly default: Shapes };
  export default shaper;
}

declare module 'dxf/lib/util/colors.js' {
  type Colours = readonly (readonly [number, number, number])[];
  const colours: Colours | { readonly default: Colours };
  export default colours;
}
