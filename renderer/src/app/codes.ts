// Reads the codes that a camera is held to, picture by picture, in a thread of its own; a code is told once while it stays in view.

import { pageTime } from './page-time.ts';

/** A label that was out of sight so long may be meant again. */
const againMs = 3_000;
/** Between two pictures: faster than a hand, and the processor stays cool. */
const pauseMs = 120;

export interface CodeReading {
  stop(): void;
}

/** `found`: a text, with every new code. */
export function readCodes(video: HTMLVideoElement, found: (text: string) => void): CodeReading {
  const reader = new Worker(new URL('./code-reader.ts', import.meta.url), { type: 'module' });
  const told = new Map<string, number>();
  let timer = 0;

  async function look(): Promise<void> {
    if (video.videoWidth === 0) return next();
    const picture = await createImageBitmap(video);
    reader.postMessage(picture, [picture]);
  }
  function next(): void {
    timer = window.setTimeout(() => void look(), pauseMs);
  }
  reader.addEventListener('message', ({ data: text }: MessageEvent<string | null>) => {
    if (text !== null && text.trim() !== '') {
      const now = pageTime();
      if (now - (told.get(text) ?? -againMs) >= againMs) found(text.trim());
      told.set(text, now);
    }
    next();
  });
  void look();
  return {
    stop() {
      window.clearTimeout(timer);
      reader.terminate();
    },
  };
}
