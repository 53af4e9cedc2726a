// Decides which recorded clips say a sentence, where the system has no voice in the language: the longest known words first; what is
// not known and looks like a label is spelled, anything else is left out, for it would be said wrongly. Pure.
// The clips are made by `scripts/voice-clips.ts` from the same words that are spoken otherwise.

/** Where each of them lies in the recording, in seconds: by its words as `wordsIn` has them, joined by blanks. */
export type Clips = Readonly<Record<string, readonly [start: number, length: number]>>;

/** Lower case, without signs: `Check the label.` → `check the label`. */
const wordsIn = (text: string): string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word !== '' && word !== '-');

/** The keys of the clips, in the order in which they are heard. */
export function clipsFor(text: string, clips: Clips): string[] {
  const words = wordsIn(text);
  const said: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = knownAt(words, at, clips);
    if (length === 0) said.push(...spelled(words[at]!, clips));
    else said.push(words.slice(at, at + length).join(' '));
    at += Math.max(1, length);
  }
  return said;
}

/** How many words from here on are one clip. */
function knownAt(words: readonly string[], at: number, clips: Clips): number {
  for (let length = words.length - at; length > 0; length -= 1) {
    if (words.slice(at, at + length).join(' ') in clips) return length;
  }
  return 0;
}

/** A label, sign by sign; parts of it that are words of their own are read, not heard. */
function spelled(word: string, clips: Clips): string[] {
  return word
    .split('-')
    .filter((part) => /\p{N}/u.test(part) || part.length <= 3)
    .flatMap((part) => [...part].filter((sign) => sign in clips));
}

/** What must be recorded of a sentence: what stands between its places. */
export const phrasesOf = (sentence: string): string[] =>
  sentence
    .split(/\{\w+\}|[.?!]/)
    .map((part) => wordsIn(part).join(' '))
    .filter((part) => part !== '');
