// Decides how large a text may stand in its box: as large as it can be read at, smaller for a longer one, never cut off. Pure.

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Lines stand so far apart, in font sizes. */
const lineHeight = 1.05;
const step = 2;
/** Below this a word may break anywhere; above it a smaller size is better than a broken word. */
const breaksBelow = 48;
/** The smallest: a text that needs more room than this is scrolled to. */
export const least = 16;

/** Font size in pixels. `words`: the width of each at a size of one pixel; `space` that of the gap between them. */
export function fittedSize(words: readonly number[], space: number, box: Box, most: number): number {
  if (box.width <= 0) return least;
  for (let size = Math.min(most, box.height / lineHeight); size > least; size -= step) {
    const lines = linesAt(words, space, box.width / size, size < breaksBelow);
    if (lines !== null && lines * size * lineHeight <= box.height) return size;
  }
  return least;
}

/** Null: a word is wider than the box. `width` in font sizes, as the words. */
function linesAt(words: readonly number[], space: number, width: number, mayBreak: boolean): number | null {
  let [lines, used] = [1, 0];
  for (const word of words) {
    if (word > width && !mayBreak) return null;
    if (used > 0 && used + space + word <= width) {
      used += space + word;
      continue;
    }
    if (used > 0) lines += 1;
    lines += Math.max(0, Math.ceil(word / width) - 1);
    used = word % width || word;
  }
  return lines;
}
