// Decides the next label of a pattern (`{nn}` counts, with as many digits as there are n), and what labels have in common. Pure.

/** The smallest number that no label has yet; a pattern without a counter stays as it is. */
export function nextLabel(pattern: string, labels: readonly string[]): string {
  const counter = /\{(n+)\}/.exec(pattern);
  const [whole, digits] = [counter?.[0], counter?.[1]];
  if (whole === undefined || digits === undefined) return pattern;
  const taken = new Set(labels);
  for (let number = 1; ; number += 1) {
    const label = pattern.replace(whole, String(number).padStart(digits.length, '0'));
    if (!taken.has(label)) return label;
  }
}

/** The start that every label has, up to the last separator in it; empty for fewer than two labels. */
export function sharedPrefix(labels: readonly string[]): string {
  const [first = '', second] = labels;
  if (second === undefined) return '';
  let length = first.length;
  for (const label of labels) {
    while (length > 0 && !label.startsWith(first.slice(0, length))) length -= 1;
  }
  return /^.*[-_/. ]/.exec(first.slice(0, length))?.[0] ?? '';
}
