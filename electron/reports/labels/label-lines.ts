// Decides how a label that is too wide for one line is broken into several, and what goes where even they don't hold it: the middle,
// for the end is what tells neighbours apart. Pure; what a text measures is asked.

/** Fits a line. */
type Fits = (text: string) => boolean;

/** Behind which a label is rather broken than anywhere else. */
const seam = /[\s\-‐–—/\\_.,:;·|]/u;

/** At most `most` lines that all fit. */
export function labelLines(label: string, most: number, fits: Fits): string[] {
  const characters = [...label];
  for (const atSeams of [true, false]) {
    const lines = brokenLines(characters, fits, atSeams);
    if (lines.length <= most) return lines;
  }
  let [least, tooMany] = [0, characters.length];
  while (tooMany - least > 1) {
    const kept = Math.floor((least + tooMany) / 2);
    if (brokenLines(withoutMiddle(characters, kept), fits, false).length <= most) least = kept;
    else tooMany = kept;
  }
  return brokenLines(withoutMiddle(characters, least), fits, false);
}

const withoutMiddle = (characters: readonly string[], kept: number): string[] => {
  const head = Math.floor(kept / 2);
  return [...characters.slice(0, head), '…', ...characters.slice(characters.length - (kept - head))];
};

function brokenLines(characters: readonly string[], fits: Fits, atSeams: boolean): string[] {
  const lines: string[] = [];
  for (let from = 0; from < characters.length;) {
    let to = from + 1;
    while (to < characters.length && fits(characters.slice(from, to + 1).join(''))) to += 1;
    if (atSeams && to < characters.length) {
      const last = characters.slice(from, to).findLastIndex((character) => seam.test(character));
      if (last >= 0) to = from + last + 1;
    }
    lines.push(characters.slice(from, to).join('').trim());
    from = to;
  }
  return lines;
}
