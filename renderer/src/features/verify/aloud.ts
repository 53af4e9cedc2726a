// Makes signals and words audible: tones by Web Audio, words by the system's own voice, or where it has none in the language by the
// recorded one. Never another language.

import { RecordedVoice } from './recorded.ts';
import type { Aloud, Earcon } from './voice.ts';

/** Hertz and seconds: five that differ in a loud hall, by height, number and length. */
const tones: Readonly<Record<Earcon, readonly (readonly [hertz: number, seconds: number])[]>> = {
  pass: [
    [880, 0.09],
    [1320, 0.14],
  ],
  marginal: [
    [880, 0.12],
    [660, 0.16],
  ],
  fail: [[220, 0.35]],
  surprise: [
    [440, 0.1],
    [440, 0.1],
    [440, 0.1],
  ],
  lost: [
    [660, 0.2],
    [330, 0.4],
  ],
};
const gapSeconds = 0.03;
const loudest = 0.4;

export interface PageVoice extends Aloud {
  /** The system's own; else what is recorded is heard. */
  hasVoice(language: string): boolean;
  /** The system's voices may come late. */
  onVoices(listener: () => void): void;
}

export function pageVoice(page: Window): PageVoice {
  let context: AudioContext | null = null;
  const recorded = new RecordedVoice();
  const synthesis = page.speechSynthesis as SpeechSynthesis | undefined;
  const voiceFor = (language: string): SpeechSynthesisVoice | undefined =>
    synthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
  // A page that nobody has touched may not sound; asking anyway is a warning. The window's own page may.
  const maySound = (): boolean => page.location.protocol === 'app:' || page.navigator.userActivation.hasBeenActive;

  return {
    sound(earcon, volume) {
      if (!maySound()) return;
      context ??= new AudioContext();
      play(context, tones[earcon], volume * loudest);
    },
    say(text, language, volume, cuts) {
      if (cuts) synthesis?.cancel();
      if (cuts) recorded.cut();
      if (!maySound()) return;
      const voice = voiceFor(language);
      if (!synthesis || !voice) {
        context ??= new AudioContext();
        void recorded.say(context, text, language, volume);
        return;
      }
      const words = new SpeechSynthesisUtterance(text);
      [words.voice, words.lang, words.volume] = [voice, voice.lang, volume];
      synthesis.speak(words);
    },
    hasVoice: (language) => voiceFor(language) !== undefined,
    onVoices: (listener) => synthesis?.addEventListener('voiceschanged', listener),
  };
}

function play(context: AudioContext, sequence: (typeof tones)[Earcon], loudness: number): void {
  let at = context.currentTime;
  for (const [hertz, seconds] of sequence) {
    const [tone, level] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hertz;
    level.gain.setValueAtTime(Math.max(loudness, 0.0001), at);
    level.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    tone.connect(level).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds + gapSeconds;
  }
}
