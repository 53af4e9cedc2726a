// The sheets and rolls that socket labels are printed on, and where on them each label is. Pure data and its arithmetic. Sources:
// the makers' own templates (Avery Zweckform L7160 and L7651; Brother DK-11209; Dymo 11352).

/** Everything in millimetres. */
export interface LabelSheet {
  readonly page: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  readonly label: { readonly width: number; readonly height: number };
  /** From the page's edges to the first label. */
  readonly left: number;
  readonly top: number;
  /** From one label's edge to the next one's. */
  readonly across: number;
  readonly down: number;
}

const a4 = { width: 210, height: 297 } as const;

/** A label printer feeds one label as one page. */
const onRoll = (width: number, height: number): LabelSheet => ({
  ...{ page: { width, height }, label: { width, height }, columns: 1, rows: 1 },
  ...{ left: 0, top: 0, across: width, down: height },
});

export const labelSheets = {
  /** Avery L7160 */
  'a4-21': {
    ...{ page: a4, columns: 3, rows: 7, label: { width: 63.5, height: 38.1 } },
    ...{ left: 7.25, top: 15.15, across: 66, down: 38.1 },
  },
  /** Avery L7651 */
  'a4-65': {
    ...{ page: a4, columns: 5, rows: 13, label: { width: 38.1, height: 21.2 } },
    ...{ left: 4.75, top: 10.7, across: 40.6, down: 21.2 },
  },
  /** Brother DK-11209, lying */
  'roll-62x29': onRoll(62, 29),
  /** Dymo 11352 */
  'roll-54x25': onRoll(54, 25),
} as const satisfies Record<string, LabelSheet>;

export type LabelSheetName = keyof typeof labelSheets;
export const labelSheetNames = Object.keys(labelSheets) as LabelSheetName[];

export const labelsOn = ({ columns, rows }: LabelSheet): number => columns * rows;

export interface LabelPlace {
  /** From 0. */
  readonly page: number;
  /** Millimetres from the page's left and upper edge. */
  readonly x: number;
  readonly y: number;
}

/** Where the n-th label goes (from 0), row by row; `skip`: so many of the first sheet are used already. */
export function labelPlace(sheet: LabelSheet, index: number, skip: number): LabelPlace {
  const nth = index + skip;
  const onPage = nth % labelsOn(sheet);
  return {
    page: Math.floor(nth / labelsOn(sheet)),
    x: sheet.left + (onPage % sheet.columns) * sheet.across,
    y: sheet.top + Math.floor(onPage / sheet.columns) * sheet.down,
  };
}
