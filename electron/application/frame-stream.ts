// Tells one screen what its frame shows, whole, whenever it is another: at most four times a second, and once a second while
// something is live (rates and ages go on by themselves). A moment after the change, so that it never stands between a plug and
// its verdict.

import type { FrameView } from '../contract/frame.ts';
import type { Language } from '../domain/failures.ts';
import type { Application } from './application.ts';
import { pause } from './pause.ts';
import { frameView } from './views/frame-view.ts';

const afterMs = 60;
const pauseMs = 190;
const liveEveryMs = 1_000;

export async function* frameStream(
  application: Application,
  signal: AbortSignal,
  language: () => Language,
): AsyncGenerator<FrameView, void> {
  const { clock } = application.shell.outside;
  let changed = true;
  let wake: () => void = () => {};
  const unlisten = application.onChange(() => {
    changed = true;
    wake();
  });
  const aborted = (): void => wake();
  signal.addEventListener('abort', aborted, { once: true });
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, () => wake());
      wake = () => (cancel(), resolve());
    });
  let last = '';
  try {
    while (!signal.aborted) {
      const view = frameView(application, application.savedAt, language());
      changed = false;
      const text = JSON.stringify(view);
      if (text !== last) yield view;
      last = text;
      if (signal.aborted) return;
      await pause(clock, pauseMs, signal);
      // `changed` is set by the listener above, also during the pause.
      if (!changed) await (application.online ? sleep(liveEveryMs) : untilWoken((resolve) => (wake = resolve)));
      wake = () => {};
      await pause(clock, afterMs, signal);
    }
  } finally {
    unlisten();
    signal.removeEventListener('abort', aborted);
  }
}

const untilWoken = (set: (resolve: () => void) => void): Promise<void> => new Promise((resolve) => set(resolve));
