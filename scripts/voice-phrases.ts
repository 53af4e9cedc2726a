// What must be recorded so that a walk can be heard without a voice of the system: every piece of every sentence that is spoken, and
// the letters and digits that labels are spelled with.

import { phrasesOf } from '../renderer/src/features/verify/clips.ts';
import settingsEnglish from '../renderer/src/features/settings/words/en.json' with { type: 'json' };
import settingsSwedish from '../renderer/src/features/settings/words/sv.json' with { type: 'json' };
import english from '../renderer/src/features/verify/words/en.json' with { type: 'json' };
import swedish from '../renderer/src/features/verify/words/sv.json' with { type: 'json' };

export type Spoken = 'en' | 'sv';

const words = { en: english.verify, sv: swedish.verify };
const trials = { en: settingsEnglish.settings.trial, sv: settingsSwedish.settings.trial };

/** Everything that is ever said, as it is worded. */
export const sentencesOf = (language: Spoken): string[] => [
  ...Object.values(words[language].say),
  words[language].voice.sentence.replace(/\d+/, '{label}'),
  trials[language].replace(/\d+/, '{label}'),
];

export const phrasesToRecord = (language: Spoken): string[] => [...new Set(sentencesOf(language).flatMap(phrasesOf))];

const digits: Readonly<Record<Spoken, string>> = {
  en: 'zero one two three four five six seven eight nine',
  sv: 'noll ett två tre fyra fem sex sju åtta nio',
};
const letters: Readonly<Record<Spoken, string>> = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  sv: 'abcdefghijklmnopqrstuvwxyzåäö',
};

/** How each sign is said. A letter alone is said by its name. */
export const signsOf = (language: Spoken): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...digits[language].split(' ').map((word, digit) => [String(digit), word]),
    ...[...letters[language]].map((letter) => [letter, letter.toUpperCase()]),
  ]) as Readonly<Record<string, string>>;
