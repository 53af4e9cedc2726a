// Decides what a key is: part of a scan (keys that follow each other within 30 ms and end in Enter), a shortcut, or writing. A
// scan never acts as a shortcut, on no screen. Screens, *The frame*.

/** A scanner types faster than any hand. */
export const scanGapMs = 30;
const shortestScan = 4;

export interface KeyEvents {
  readonly onScan: (text: string) => void;
  /** A single key that was no part of a scan, outside of fields. */
  readonly onKey: (key: string) => void;
}

/** What the page's key listener is asked; pure but for what it remembers of the last keys. */
export class KeyReader {
  readonly #events: KeyEvents;
  #text = '';
  #at = Number.NEGATIVE_INFINITY;
  /** The key that may still turn out to be the first of a scan. */
  #waiting: string | null = null;

  constructor(events: KeyEvents) {
    this.#events = events;
  }

  /** `inField`: a person is writing. Returns true where the key was the end of a scan: it must not do anything else. */
  pressed(key: string, at: number, inField: boolean): boolean {
    const follows = at - this.#at <= scanGapMs;
    this.#at = at;
    if (!follows) {
      this.settle();
      this.#text = '';
    }
    if (key === 'Enter' && this.#text.length >= shortestScan && follows) {
      const text = this.#text;
      [this.#text, this.#waiting] = ['', null];
      this.#events.onScan(text);
      return true;
    }
    if (key.length === 1) this.#text += key;
    // The second fast key proves that the first was no shortcut.
    this.#waiting = follows || inField ? null : key;
    return false;
  }

  /** The gap has gone by: a key that was alone was meant. Called by the listener's own timer, and by the next key. */
  settle(): void {
    const key = this.#waiting;
    this.#waiting = null;
    if (key !== null) this.#events.onKey(key);
  }
}
