// Gives the page's keys to the reader that tells scans from shortcuts.

import { KeyReader, scanGapMs, type KeyEvents } from './keys.ts';

/** Listens on the page until told to stop. */
export function listenForKeys(page: Window, events: KeyEvents): () => void {
  const reader = new KeyReader(events);
  let timer = 0;
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement | null;
    const inField = target?.closest('input, textarea, select, [contenteditable]') != null;
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
