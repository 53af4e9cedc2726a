// Decides what is heard of a verification: which of five signals, then which words. How they are made audible is handed in.
// Screens, *Sound*.

import type { Utterance } from '../../../../electron/domain/verification/protocol.ts';
import { split } from './headline.ts';

export type Earcon = 'pass' | 'marginal' | 'fail' | 'surprise' | 'lost';

/** Signals and words made audible; a fake in tests. */
export interface Aloud {
  sound(earcon: Earcon, volume: number): void;
  /** `cuts`: what was being said ends here. Says nothing where there is no voice in the language. */
  say(text: string, language: string, volume: number, cuts: boolean): void;
}

/** The key of the words under `say.`, and what stands in them. */
export interface Sentence {
  readonly key: string;
  readonly label?: string;
  readonly count?: number;
  /** Name of an area. */
  readonly area?: string;
}

export function earconOf(utterance: Utterance): Earcon | null {
  switch (utterance.say) {
    case 'verdict':
      if (utterance.verdict === 'pass' || utterance.verdict === 'marginal') return utterance.verdict;
      return utterance.verdict === 'fail' || utterance.verdict === 'deferred' ? 'fail' : null;
    case 'surprise':
    case 'nothing-from':
    case 'control-failed':
    case 'still-occupied':
    case 'label-unknown':
      return 'surprise';
    case 'label-read':
      return utterance.agrees === false ? 'surprise' : null;
    case 'line-lost':
      return 'lost';
    default:
      return null;
  }
}

/** Null: nothing is said. */
function wordsOf(utterance: Utterance): Sentence | null {
  switch (utterance.say) {
    case 'verdict':
      return ['stale', 'untested'].includes(utterance.verdict)
        ? null
        : { key: utterance.verdict, label: utterance.label };
    case 'surprise':
      return utterance.label === null ? { key: 'unknown' } : { key: 'surprise', label: utterance.label };
    case 'control-failed':
      return { key: 'control-failed', label: utterance.label, count: utterance.reopened };
    case 'do-by-hand':
      return { key: `hand-${utterance.expected}`, label: utterance.label };
    case 'label-read':
      return { key: utterance.agrees === false ? 'label-wrong' : 'label-read', label: utterance.label };
    case 'repair-offered':
      return { key: utterance.say, count: utterance.repair.sockets.length };
    case 'tap-the-light':
      return utterance.area === undefined ? { key: utterance.say } : { key: 'tap-the-light-in', area: utterance.area };
    case 'found':
      return utterance.label === null
        ? { key: 'found-port', count: utterance.number }
        : { key: 'found', label: utterance.label };
    case 'go-to':
    case 'nothing-from':
    case 'plug-again':
    case 'control':
    case 'still-occupied':
    case 'label-unknown':
    case 'lamp-not-low':
      return { key: utterance.say, label: utterance.label };
    case 'pull':
    case 'line-lost':
    case 'line-back':
    case 'loads-alike':
    case 'is-yours-full':
    case 'not-found':
    case 'anyone-on-a-ladder':
    case 'paused':
    case 'done':
      return { key: utterance.say };
    // The plug was felt; the verdict is a breath away. Another person's load is listed, and nobody's business here.
    case 'testing':
    case 'other-load':
      return null;
  }
}

/** Said right after words that were named, or to both. */
const forBoth: ReadonlySet<string> = new Set(['pull', 'loads-alike']);

export interface Hearing {
  readonly language: string;
  /** 0..1 */
  readonly volume: number;
  /** Whose words they are, where two people are spoken to. */
  readonly whose?: number | null;
}

/** Says what is said, label by label: what stays the same along a row is said once. */
export class Announcer {
  readonly #aloud: Aloud;
  readonly #words: (sentence: Sentence) => string;
  #prefix = '';

  constructor(aloud: Aloud, words: (sentence: Sentence) => string) {
    this.#aloud = aloud;
    this.#words = words;
  }

  hear(utterance: Utterance, { language, volume, whose = null }: Hearing): void {
    const earcon = earconOf(utterance);
    const sentence = wordsOf(utterance);
    if (earcon) this.#aloud.sound(earcon, volume);
    if (!sentence) return;
    const words = this.#words(this.#shortened(sentence));
    const named =
      whose === null || forBoth.has(sentence.key) ? words : `${this.#words({ key: 'person', count: whose })} ${words}`;
    this.#aloud.say(named, language, volume, earcon !== null);
  }

  #shortened(sentence: Sentence): Sentence {
    if (sentence.label === undefined) return sentence;
    const { prefix, part } = split(sentence.label);
    const isKnown = prefix === this.#prefix;
    this.#prefix = prefix;
    return isKnown ? { ...sentence, label: part } : sentence;
  }
}
