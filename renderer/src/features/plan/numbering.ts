// Decides the next label of a pattern: `{nn}` counts, with as many digits as there are n. Pure.

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
