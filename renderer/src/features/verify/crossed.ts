// Draws a mis-wiring as coordinates: sockets on the left, ports on the right, a pale line where each should go, a strong one
// where it goes. A whole hub is shown by its first and last lines. Pure.

export interface Wire {
  readonly socket: string;
  /** Name of the port it really reaches, and of the one it should; null: none is known. */
  readonly reaches: string;
  readonly expected: string | null;
}

export interface Row {
  readonly text: string;
  readonly y: number;
}
export interface Line {
  readonly from: number;
  readonly to: number;
}
export interface Crossed {
  readonly height: number;
  readonly sockets: readonly Row[];
  readonly ports: readonly Row[];
  readonly expected: readonly Line[];
  readonly real: readonly Line[];
  /** Sockets that are not drawn, and where the gap stands. */
  readonly hidden: number;
  readonly gapAt: number | null;
}

const rowHeight = 26;
/** More than this is not legible: then the first and the last are enough to see the pattern. */
const shownAtMost = 8;
const firstShown = 5;
const lastShown = 2;

export function crossed(wires: readonly Wire[]): Crossed {
  const many = wires.length > shownAtMost;
  const shown = many ? [...wires.slice(0, firstShown), ...wires.slice(-lastShown)] : wires;
  const rowOf = (index: number): number => index + (many && index >= firstShown ? 1 : 0);
  const centre = (row: number): number => row * rowHeight + rowHeight / 2;
  const sockets = shown.map(({ socket }, index) => ({ text: socket, y: centre(rowOf(index)) }));
  const ports = portRows(shown, rowOf, centre);
  const at = new Map(ports.map(({ text, y }) => [text, y]));
  const lines = (end: (wire: Wire) => string | null): Line[] =>
    shown.flatMap((wire, index) => {
      const to = at.get(end(wire) ?? '');
      return to === undefined ? [] : [{ from: centre(rowOf(index)), to }];
    });
  const last = Math.max(sockets.at(-1)?.y ?? 0, ports.at(-1)?.y ?? 0);
  return {
    height: last + rowHeight / 2,
    sockets,
    ports,
    expected: lines(({ expected }) => expected),
    real: lines(({ reaches }) => reaches),
    hidden: wires.length - shown.length,
    gapAt: many ? centre(firstShown) : null,
  };
}

/** Each port beside the socket that should be on it; one that no drawn socket should be on comes below. */
function portRows(shown: readonly Wire[], rowOf: (index: number) => number, centre: (row: number) => number): Row[] {
  const rows = shown.flatMap(({ expected }, index): Row[] =>
    expected === null ? [] : [{ text: expected, y: centre(rowOf(index)) }],
  );
  const names = new Set(rows.map(({ text }) => text));
  const taken = new Set(rows.map(({ y }) => y));
  let row = 0;
  for (const { reaches } of shown) {
    if (names.has(reaches)) continue;
    while (taken.has(centre(row))) row += 1;
    names.add(reaches);
    taken.add(centre(row));
    rows.push({ text: reaches, y: centre(row) });
  }
  return rows.sort((a, b) => a.y - b.y);
}
