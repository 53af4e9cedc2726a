// What a hatch of a DXF fills: its boundaries as lines in the drawing's own space. DXF reference, *HATCH*. Pure.

import { lineOf, type DxfEntity, type DxfHatchEdge } from './dxf-package.ts';

type Line = readonly (readonly [x: number, y: number])[];

/** Boundaries, each closed. None where one has an edge that was not read whole: half a hatch would be wrong. */
export function hatchLoops(hatch: DxfEntity): readonly Line[] {
  const mirror = hatch.extrusionDir?.z === -1 ? -1 : 1;
  const loops: Line[] = [];
  for (const { entities } of hatch.boundary?.loops ?? []) {
    const edges = entities.map((edge, at) =>
      entities[at - 1]?.type === 'SPLINE' ? behindSpline(edge) : edgeLine(edge),
    );
    if (edges.some((edge) => edge === null)) return [];
    const line = edges.flatMap((edge) => edge ?? []).map(([x, y]) => [mirror * x, y] as const);
    if (line[0]) loops.push([...line, line[0]]);
  }
  return loops;
}

/** One outline of them all, there and back by way of the first one's start: by odd and even, what lies in one within is left out. */
export function oneOutline([first = [], ...others]: readonly Line[]): Line {
  const home = first.slice(0, 1);
  return [...first, ...others.flatMap((line) => [...line, ...home])];
}

function edgeLine(edge: DxfHatchEdge): Line | null {
  switch (edge.type) {
    case 'POLYLINE':
      return lineOf({ type: 'LWPOLYLINE', vertices: edge.points ?? [], closed: true });
    case 'LINE':
      return [edge.start, edge.end].flatMap((point) => (point ? [[point.x, point.y] as const] : []));
    case 'ARC':
      return arcLine(edge);
    case 'ELLIPSE':
      return ellipseLine(edge);
    case 'SPLINE':
      return splineLine(edge);
    default:
      return null;
  }
}

/**
 * The package takes the end of a spline for the end of the boundary, and loses where the edge behind it begins: that is where the
 * spline ends.
 */
function behindSpline(edge: DxfHatchEdge): Line | null {
  const { type, start, end, center } = edge;
  if (type === 'LINE' && end && isLost(start)) return [[end.x, end.y]];
  return (type === 'ARC' || type === 'ELLIPSE') && isLost(center) ? null : edgeLine(edge);
}

const isLost = (point: DxfHatchEdge['center']): boolean => !point || (point.x === 0 && point.y === 0);

function ellipseLine({ center, major, minor = 0, ...turn }: DxfHatchEdge): Line {
  const ellipse = { type: 'ELLIPSE', x: center?.x ?? NaN, y: center?.y ?? NaN, axisRatio: minor };
  return turned({ ...ellipse, majorX: major?.x ?? NaN, majorY: major?.y ?? NaN }, turn);
}

/** Weights are read by nobody; a wash of colour is not measured. */
function splineLine({ degree = 0, knots, controlPoints }: DxfHatchEdge): Line | null {
  const [points, at] = [controlPoints?.points ?? [], knots?.knots ?? []];
  const isWhole = degree > 0 && points.length > degree && at.length === points.length + degree + 1;
  return isWhole ? lineOf({ type: 'SPLINE', degree, knots: at, controlPoints: points }) : null;
}

function arcLine({ center, radius = 0, ...turn }: DxfHatchEdge): Line {
  return turned({ type: 'ARC', x: center?.x ?? NaN, y: center?.y ?? NaN, r: radius }, turn);
}

type Turn = Pick<DxfHatchEdge, 'startAngle' | 'endAngle' | 'counterClockWise'>;

/** Angles of what runs with the clock are counted with the clock, too. */
function turned(round: DxfEntity, { startAngle = 0, endAngle = 0, counterClockWise }: Turn): Line {
  const [start, end] = [(startAngle * Math.PI) / 180, (endAngle * Math.PI) / 180];
  return counterClockWise
    ? lineOf({ ...round, startAngle: start, endAngle: end })
    : [...lineOf({ ...round, startAngle: -end, endAngle: -start })].reverse();
}
