// The recorded voice: for a computer that has none in the language. One recording a language, loaded when it is first needed (the way
// to the first socket is longer than that), its pieces played end to end. What is being said can be cut.

import { clipsFor, type Clips } from './clips.ts';

export type RecordedLanguage = 'en' | 'sv';

const recordings: Readonly<Record<RecordedLanguage, () => Promise<Recording>>> = {
  en: () => recording(new URL('./clips/en.opus', import.meta.url), import('./clips/en.json')),
  sv: () => recording(new URL('./clips/sv.opus', import.meta.url), import('./clips/sv.json')),
};

interface Recording {
  readonly bytes: ArrayBuffer;
  readonly clips: Clips;
}

async function recording(url: URL, clips: Promise<{ readonly default: object }>): Promise<Recording> {
  const [bytes, places] = await Promise.all([fetch(url).then((answer) => answer.arrayBuffer()), clips]);
  return { bytes, clips: places.default as Clips };
}

interface Loaded {
  readonly sound: AudioBuffer;
  readonly clips: Clips;
}

const isRecorded = (language: string): language is RecordedLanguage => language in recordings;

export class RecordedVoice {
  readonly #loaded = new Map<RecordedLanguage, Promise<Loaded>>();
  #playing: AudioBufferSourceNode[] = [];
  /** When what was said last is over, by the context's clock. */
  #until = 0;
  /** Raised by every cut: what was still being loaded for is not said any more. */
  #cuts = 0;

  async say(context: AudioContext, text: string, language: string, volume: number): Promise<void> {
    if (!isRecorded(language)) return;
    const cuts = this.#cuts;
    const loaded = await this.#load(context, language).catch(() => null);
    // The application is gone, which is said elsewhere: nothing is heard, and the next time it is tried again.
    if (!loaded) this.#loaded.delete(language);
    else if (cuts === this.#cuts) this.#play(context, loaded, clipsFor(text, loaded.clips), volume);
  }

  cut(): void {
    this.#cuts += 1;
    for (const source of this.#playing) source.stop();
    this.#playing = [];
    this.#until = 0;
  }

  #load(context: AudioContext, language: RecordedLanguage): Promise<Loaded> {
    const known = this.#loaded.get(language);
    if (known) return known;
    const loading = recordings[language]().then(async ({ bytes, clips }) => ({
      clips,
      sound: await context.decodeAudioData(bytes),
    }));
    this.#loaded.set(language, loading);
    return loading;
  }

  #play(context: AudioContext, { sound, clips }: Loaded, keys: readonly string[], volume: number): void {
    const level = context.createGain();
    level.gain.value = volume;
    level.connect(context.destination);
    this.#until = Math.max(this.#until, context.currentTime);
    for (const key of keys) {
      const [start, length] = clips[key] ?? [0, 0];
      const source = context.createBufferSource();
      source.buffer = sound;
      source.connect(level);
      source.start(this.#until, start, length);
      source.addEventListener('ended', () => (this.#playing = this.#playing.filter((other) => other !== source)));
      this.#playing.push(source);
      this.#until += length;
    }
  }
}
