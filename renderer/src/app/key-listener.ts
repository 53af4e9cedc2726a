// Gives the page's keys to the reader that tells scans from shortcuts.

import { KeyReader, scanGapMs, type KeyEvents } from './keys.ts';

export interface PageKeys extends KeyEvents {
  /** A key with Ctrl, Cmd or Alt; true: it was taken, and does nothing else. */
  readonly onHeld: (event: KeyboardEvent, inField: boolean) => boolean;
}

/** Listens on the page until told to stop. */
export function listenForKeys(page: Window, events: PageKeys): () => void {
  const reader = new KeyReader(events);
  let timer = 0;
  const pressed = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement | null;
    const inField = target?.closest('input, textarea, select, [contenteditable]') != null;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (events.onHeld(event, inField)) event.preventDefault();
      return;
    }
    const ended = reader.pressed(event.key, event.timeStamp, inField);
    if (ended) event.preventDefault();
    page.clearTimeout(timer);
    timer = page.setTimeout(() => reader.settle(), scanGapMs + 10);
  };
  page.addEventListener('keydown', pressed, { capture: true });
  return () => {
    page.clearTimeout(timer);
    page.removeEventListener('keydown', pressed, { capture: true });
  };
}
