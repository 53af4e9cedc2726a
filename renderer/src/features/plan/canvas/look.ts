// The colours of the canvas: the token sheet's, read once for each theme.

import type { Verdict } from '../../../../../electron/domain/verdict.ts';

export interface Look {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** On the drawing itself, which is a white sheet in every theme (dark ones show the whole sheet inverted). */
  readonly sheet: string;
  readonly sheetInk: string;
}

/** As the theme stands now. */
export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    ink: token('ink'),
    accent: token('accent'),
    verdicts: {
      pass: token('pass'),
      marginal: token('marginal'),
      fail: token('fail'),
      deferred: token('deferred'),
      stale: token('stale'),
      untested: token('untested'),
    },
    sheet: token('sheet'),
    sheetInk: token('sheet-ink'),
  };
}
