// Says aloud what a verification says: an earcon first, then words. The system's own voice in the page's language, or none.

import type { Utterance } from '../../../../electron/domain/verification/protocol.ts';

/** Hertz and seconds: five that differ in a loud hall. */
const earcons = {
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
} as const;
export type Earcon = keyof typeof earcons;

export function earconOf(utterance: Utterance): Earcon | null {
  if (utterance.say === 'verdict') {
    if (utterance.verdict === 'pass') return 'pass';
    return utterance.verdict === 'marginal' ? 'marginal' : 'fail';
  }
  if (utterance.say === 'surprise' || utterance.say === 'control-failed') return 'surprise';
  return utterance.say === 'line-lost' ? 'lost' : null;
}

/** The key of the words under `say.…`, and the label in them; null: nothing is said. */
export function wordsOf(utterance: Utterance): { key: string; label: string } | null {
  switch (utterance.say) {
    case 'verdict':
      return ['stale', 'untested'].includes(utterance.verdict)
        ? null
        : { key: utterance.verdict, label: utterance.label };
    case 'go-to':
      return { key: 'goTo', label: utterance.label };
    case 'surprise':
      return utterance.label === null ? { key: 'unknown', label: '' } : { key: 'surprise', label: utterance.label };
    case 'nothing-from':
      return { key: 'nothing', label: utterance.label };
    case 'line-lost':
      return { key: 'lost', label: '' };
    case 'line-back':
      return { key: 'back', label: '' };
    case 'plug-again':
      return { key: 'again', label: utterance.label };
    case 'pull':
      return { key: 'pull', label: '' };
    case 'done':
      return { key: 'done', label: '' };
    default:
      return null;
  }
}

let context: AudioContext | null = null;

export function sound(earcon: Earcon, volume: number): void {
  context ??= new AudioContext();
  let at = context.currentTime;
  for (const [hertz, seconds] of earcons[earcon]) {
    const [tone, level] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hertz;
    level.gain.setValueAtTime(volume * 0.4, at);
    level.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(level).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds + 0.03;
  }
}

/** A new verdict cuts the old sentence. Never another language: without a voice nothing is said. */
export function speakAloud(text: string, language: string, volume: number, cuts: boolean): void {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  const voice = synthesis?.getVoices().find(({ lang }) => lang.startsWith(language));
  if (!synthesis || !voice) return;
  if (cuts) synthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  [words.voice, words.lang, words.volume] = [voice, voice.lang, volume];
  synthesis.speak(words);
}
