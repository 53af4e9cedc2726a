import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const sheet = readFileSync(new URL('../../../renderer/src/ui/tokens.css', import.meta.url), 'utf8');

/** The colours of a theme: the light ones, and over them its own. */
function coloursOf(selector: string): Map<string, string> {
  const block = sheet.slice(sheet.indexOf(selector)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const verdicts = ['pass', 'marginal', 'fail', 'deferred', 'stale', 'untested'];

describe.each([
  ['light', ':root {', 4.5],
  ['dark', "[data-theme='dark']", 4.5],
  ['high contrast', "[data-theme='contrast']", 7],
])('the colours of the %s theme', (_name, selector, least) => {
  const colours = coloursOf(selector);
  const of = (name: string): string => colours.get(name) ?? '';

  it.each(['ground', 'paper'])('can be read on %s', (ground) => {
    for (const text of ['ink', 'quiet', 'accent', ...verdicts]) {
      expect(`${text} ${contrast(of(text), of(ground)) >= least}`).toBe(`${text} true`);
    }
  });

  it('can be read on what can be pressed', () => {
    expect(contrast(of('accent-ink'), of('accent'))).toBeGreaterThanOrEqual(least);
    expect(contrast(of('ink'), of('accent-wash'))).toBeGreaterThanOrEqual(least);
  });
});
