// Decides what a key is: part of a scan (keys that follow each other within 30 ms and end in Enter), a shortcut, or writing. A
// scan never acts as a shortcut, on no screen. Screens, *The frame*.

/** A scanner types faster than any hand. */
export const scanGapMs = 30;
/** A label of two digits: no hand makes two keys and Enter so fast. */
const shortestScan = 2;

/** `alone`: so far nobody but a person need have pressed it. `amid`: too fast behind a letter for a hand. `end`: of a scan. */
export type KeyPart = 'alone' | 'amid' | 'end';

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

  /** `inField`: a person is writing. */
  pressed(key: string, at: number, inField: boolean): KeyPart {
    const follows = at - this.#at <= scanGapMs;
    this.#at = at;
    if (!follows) this.settle();
    if (!follows || !scannersType(key)) this.#text = '';
    const text = this.#text;
    if (key === 'Enter' && text.length >= shortestScan) {
      [this.#text, this.#waiting] = ['', null];
      this.#events.onScan(text);
      return 'end';
    }
    if (key.length === 1) this.#text += key;
    // The second fast key proves that the first was no shortcut.
    this.#waiting = follows || inField ? null : key;
    return text !== '' && (key.length === 1 || key === 'Enter') ? 'amid' : 'alone';
  }

  /** The gap has gone by: a key that was alone was meant. Called by the listener's own timer, and by the next key. */
  settle(): void {
    const key = this.#waiting;
    this.#waiting = null;
    if (key !== null) this.#events.onKey(key);
  }
}

/** Letters with their Shift, and Enter: no scanner goes about with arrows. */
const scannersType = (key: string): boolean => key.length === 1 || ['Shift', 'CapsLock', 'Enter'].includes(key);
