import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../../electron/domain/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'å"\n' }], a: undefined, A: -0 })).toBe(
      '{"A":0,"b":[1,{"c":"å\\"\\n","d":null}]}',
    );
  });

  it('says the same as JSON, whatever the order of keys', () => {
    const property = fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value))).toBe(text);
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });

  it.each([NaN, Infinity, () => 1, Symbol('x'), 1n])('refuses what JSON cannot say: %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, reversed(member)] as const);
  return Object.fromEntries(entries.toReversed());
}
