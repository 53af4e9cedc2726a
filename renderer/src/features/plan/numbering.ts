// Decides the next labels of a pattern (`{nn}` counts, with as many digits as there are n), the pattern that labels follow, and
// what of a label is written where there is little room. Pure.

const counter = /\{(n+)\}/;

/** The smallest number that no label has yet; a pattern without a counter stays as it is. */
export const nextLabel = (pattern: string, labels: readonly string[]): string =>
  counter.test(pattern) ? (nextLabels(pattern, labels, 1)[0] ?? pattern) : pattern;

/** As many labels as are wanted, none of them taken. For several a pattern without a counter gets one. */
export function nextLabels(pattern: string, labels: readonly string[], count: number): string[] {
  if (!counter.test(pattern)) return count === 1 ? [pattern] : nextLabels(`${pattern}-{n}`, labels, count);
  const taken = new Set(labels);
  const next: string[] = [];
  for (let number = 1; next.length < count; number += 1) {
    const label = pattern.replace(counter, (_whole, digits: string) => String(number).padStart(digits.length, '0'));
    if (!taken.has(label)) next.push(label);
  }
  return next;
}

/** What most labels look like, their last number counting; `{nn}` where there is nothing to go by. */
export function patternOf(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) {
    const [, start, digits] = /^([^{}]{0,40}?)(\d+)$/.exec(label) ?? [];
    if (start === undefined || digits === undefined) continue;
    const pattern = `${start}{${'n'.repeat(digits.length)}}`;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? '{nn}';
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

/** Controls and marks of direction would turn what is written beside them. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The end of a label is what tells neighbours apart. `start`: how much of it all have. */
export function shortLabel(label: string, start: number, longest = 10): string {
  // Only so much of it is looked at, however long it is.
  const part = (label.length - start > 80 ? label.slice(-80) : label.slice(start)).replace(invisible, '');
  const characters = [...part];
  return characters.length > longest ? `…${characters.slice(2 - longest).join('')}` : part;
}
