import { describe, expect, it } from 'vitest';

import en from '../../../renderer/src/app/words/en.json' with { type: 'json' };
import sv from '../../../renderer/src/app/words/sv.json' with { type: 'json' };

/** Every sentence by its path. */
function sentences(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...sentences(value as object, `${path}${key}.`)],
    ),
  );
}

const [english, swedish] = [sentences(en), sentences(sv)];
const namesIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort().join(' ');

describe('the words of the screens', () => {
  it('are there in both languages', () => {
    // English leaves the server's reasons in its own words; Swedish has them all.
    expect([...english.keys()].filter((key) => !swedish.has(key))).toEqual([]);
    expect([...swedish.keys()].filter((key) => !english.has(key) && !key.startsWith('reason.'))).toEqual([]);
  });

  it('name the same things', () => {
    for (const [key, text] of english)
      expect(`${key} ${namesIn(swedish.get(key) ?? '')}`).toBe(`${key} ${namesIn(text)}`);
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...swedish]) expect(text.trim(), key).not.toBe('');
  });
});
