// Decides which letters a PDF of ours can show, and what stands for the others. Pure.

/** Longest text that is measured at all: hostile names have no end. */
const longestText = 400;

/** What Inter, in both its weights, has no glyph for: it has Latin, Greek, Cyrillic, and signs. */
const notDrawn =
  /[^ -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u01c3\u01c5-\u031e\u0321-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u049d\u04a0-\u04ff\u1dfc-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fc4\u1fc6-\u1fd3\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4\u1ff6-\u1ffe\u2000-\u200a\u2010-\u2027\u202f-\u205f\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2100\u2101\u2103\u2105\u2109\u2113\u2116\u2117\u211e-\u2123\u2126\u212a\u212b\u2153\u215a-\u2188\u2190-\u2199\u2205\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u25a0-\u25a2\u25b2\u25b3\u25bc\u25bd\u25c6\u25c7\u25ca\u25cb\u25cf\u2713\u2717]/gu;

/** Direction marks and control characters go, anything else that can't be drawn becomes a box. */
export function drawable(text: string, longest = longestText): string {
  return text
    .slice(0, longest)
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(notDrawn, '□');
}

/** What even the file with Latin letters alone has, a quarter as large and three times as soon read. */
const allLatin =
  /^[ -~\u00a0-\u00ac\u00ae-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u2044\u20ac\u2122\u2191\u2193\u2212]*$/u;
export const isLatin = (text: string): boolean => allLatin.test(text);

/** Whether a box stands for some of it. */
export const hasUndrawn = (text: string): boolean => text.search(notDrawn) >= 0;
