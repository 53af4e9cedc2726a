// Gives the page's keys to the reader that tells scans from shortcuts, and keeps a scan from whatever has the focus.

import { KeyReader, scanGapMs, type KeyEvents } from './keys.ts';
import { scannedOver, takesText, type ScannedOver } from './scanned-over.ts';

export interface PageKeys extends KeyEvents {
  /** A key with Ctrl, Cmd or Alt; true: it was taken, and does nothing else. */
  readonly onHeld: (event: KeyboardEvent, inField: boolean) => boolean;
}

/** Listens on the page until told to stop. */
export function listenForKeys(page: Window, events: PageKeys): () => void {
  let over: ScannedOver | null = null;
  const reader = new KeyReader({
    onKey: events.onKey,
    onScan(text) {
      over?.putBack();
      over = null;
      events.onScan(text);
    },
  });
  const settle = (): void => {
    reader.settle();
    over?.meant();
  };
  let timer = 0;
  /** Went nowhere when pressed, so they do nothing when let go: some browsers press a button only then. */
  const stopped = new Set<string>();
  const stop = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    stopped.add(event.key);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const target = event.target instanceof Element ? event.target : null;
    const inField = target?.closest('input, textarea, select, [contenteditable]') != null;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (events.onHeld(event, inField)) event.preventDefault();
      return;
    }
    const part = reader.pressed(event.key, event.timeStamp, inField);
    if (part === 'end' || (part === 'amid' && !takesText(target))) stop(event);
    if (part === 'alone') {
      over?.meant();
      over = scannedOver(target);
    }
    page.clearTimeout(timer);
    timer = page.setTimeout(settle, scanGapMs + 10);
  };
  const released = (event: KeyboardEvent): void => {
    if (stopped.delete(event.key)) event.preventDefault();
  };
  page.addEventListener('keydown', pressed, { capture: true });
  page.addEventListener('keyup', released, { capture: true });
  return () => {
    page.clearTimeout(timer);
    page.removeEventListener('keydown', pressed, { capture: true });
    page.removeEventListener('keyup', released, { capture: true });
  };
}
