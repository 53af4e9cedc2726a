// What a hatch of a DXF fills: its boundaries as lines in the drawing's own space. DXF reference, *HATCH*. Pure.

import { lineOf, type DxfEntity, type DxfHatchEdge } from './dxf-package.ts';

type Line = readonly (readonly [x: number, y: number])[];

/** Boundaries, each closed. None where one has an edge that can't be drawn (a spline, an ellipse): half a hatch would be wrong. */
export function hatchLoops(hatch: DxfEntity): readonly Line[] {
  const mirror = hatch.extrusionDir?.z === -1 ? -1 : 1;
  const loops: Line[] = [];
  for (const { entities } of hatch.boundary?.loops ?? []) {
    const edges = entities.map(edgeLine);
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
    default:
      return null;
  }
}

/** Angles of an arc that runs with the clock are counted with the clock, too. */
function arcLine({ center, radius = 0, startAngle = 0, endAngle = 0, counterClockWise }: DxfHatchEdge): Line {
  const [start, end] = [(startAngle * Math.PI) / 180, (endAngle * Math.PI) / 180];
  const arc = { type: 'ARC', x: center?.x ?? NaN, y: center?.y ?? NaN, r: radius };
  return counterClockWise
    ? lineOf({ ...arc, startAngle: start, endAngle: end })
    : [...lineOf({ ...arc, startAngle: -end, endAngle: -start })].reverse();
}
