import { readFileSync, statSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { clipsFor, phrasesOf, type Clips } from '../../../renderer/src/features/verify/clips.ts';
import { phrasesToRecord, sentencesOf, signsOf } from '../../../scripts/voice-phrases.ts';

const folder = 'renderer/src/features/verify/clips';
const clipsOf = (language: string): Clips => JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as Clips;

describe('a sentence in clips', () => {
  const clips: Clips = Object.fromEntries(
    ['pass', 'that is', 'check the label', 'check', ...'0123456789abh'].map((key) => [key, [0, 1]] as const),
  );
  it.each([
    ['07 pass.', ['0', '7', 'pass']],
    ['That is B-12. Check the label.', ['that is', 'b', '1', '2', 'check the label']],
    ['Check 3', ['check', '3']],
    // A word of its own can't be spelled so that anybody understands it.
    ['Kitchen-04 pass.', ['0', '4', 'pass']],
    ['Meeting room. Check.', ['check']],
    ['B1_H2:07', ['b', '1', 'h', '2', '0', '7']],
    ['', []],
  ])('%s', (text, heard) => expect(clipsFor(text, clips)).toEqual(heard));

  it('is recorded in the pieces between its places', () => {
    expect(phrasesOf('That was not {label}. {count} sockets are open again.')).toEqual([
      'that was not',
      'sockets are open again',
    ]);
  });
});

// Where this fails: words were changed. `npm run voice` records them anew (docs/decisions/0011).
describe.each(['en', 'sv'] as const)('the recording in %s', (language) => {
  const clips = clipsOf(language);
  it('has every word that a walk says, and every sign of a label', () => {
    const wanted = [...phrasesToRecord(language), ...Object.keys(signsOf(language))];
    expect(wanted.filter((key) => !(key in clips))).toEqual([]);
  });
  it('has nothing that is said no more', () => {
    const wanted = new Set([...phrasesToRecord(language), ...Object.keys(signsOf(language))]);
    expect(Object.keys(clips).filter((key) => !wanted.has(key))).toEqual([]);
  });
  it('says every sentence whole', () => {
    for (const sentence of sentencesOf(language)) {
      const said = clipsFor(sentence.replace(/\{(label|count)\}/g, '7').replace('{area}', ''), clips);
      const pieces = sentence.split(/(\{\w+\})/).flatMap((part) => {
        if (part === '{area}') return [];
        return part.startsWith('{') ? ['7'] : phrasesOf(part);
      });
      expect(said.join(' ')).toBe(pieces.join(' '));
    }
  });
  it('is small, and each verdict is short enough to be heard within the second', () => {
    expect(statSync(`${folder}/${language}.opus`).size).toBeLessThan(300_000);
    const verdicts = { en: ['pass', 'marginal', 'fail'], sv: ['godkänd', 'gränsfall', 'underkänd'] }[language];
    for (const verdict of verdicts) expect(clips[verdict]![1]).toBeLessThan(1);
  });
});
