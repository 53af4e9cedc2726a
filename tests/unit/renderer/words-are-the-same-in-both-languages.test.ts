import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';
import { failureTexts } from '../../../electron/domain/failures.ts';

const source = fileURLToPath(new URL('../../../renderer/src', import.meta.url));

/** Every sentence by its path. */
function sentences(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...sentences(value as object, `${path}${key}.`)],
    ),
  );
}

/** All files of a language, the frame's and each feature's. */
const wordsIn = (language: string): Map<string, string> =>
  new Map(
    globSync(`{app,features/*}/words/${language}.json`, { cwd: source }).flatMap((file) => [
      ...sentences(JSON.parse(readFileSync(join(source, file), 'utf8')) as object),
    ]),
  );
const [english, swedish] = [wordsIn('en'), wordsIn('sv')];
const namesIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort().join(' ');

describe('the words of the screens', () => {
  it('are there in both languages', () => {
    expect(english.size).toBeGreaterThan(200);
    // English leaves the server's reasons in its own words; Swedish has them all.
    expect([...english.keys()].filter((key) => !swedish.has(key))).toEqual([]);
    expect([...swedish.keys()].filter((key) => !english.has(key) && !key.startsWith('reason.'))).toEqual([]);
  });

  it('name the same things', () => {
    for (const [key, text] of english)
      expect(`${key} ${namesIn(swedish.get(key) ?? '')}`).toBe(`${key} ${namesIn(text)}`);
  });

  it('call one thing by one name, and so do the failures', () => {
    // A profile is the file that the command line reads.
    const failures = Object.entries(failureTexts).filter(([code]) => !code.startsWith('platform.profile-'));
    const said = (language: 'en' | 'sv'): string[] => failures.flatMap(([, words]) => Object.values(words[language]));
    const others = /\b(profile|dialect)s?\b|profil|dialekt|\blin(a|an|or)\b|direktström|diagnostik/i;
    const words = [...english.values(), ...swedish.values(), ...said('en'), ...said('sv')];
    expect(words.filter((sentence) => others.test(sentence))).toEqual([]);
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...swedish]) expect(text.trim(), key).not.toBe('');
  });
});
