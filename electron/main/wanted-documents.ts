// Keeps the document that was asked for before the application was there, hands over every later one, and none once it ends.

export class WantedDocuments {
  #waiting: string | null;
  #open: ((path: string) => void) | null = null;
  #ended = false;

  /** `first`: named on the command line. */
  constructor(first: string | null) {
    this.#waiting = first;
  }

  /** By a double click, a drop, a second start. One document is open at a time: the last one asked for. */
  ask(path: string): void {
    if (this.#ended) return;
    if (this.#open) this.#open(path);
    else this.#waiting = path;
  }

  /** From now on; what waits is opened at once. */
  openWith(open: (path: string) => void): void {
    this.#open = open;
    const path = this.#waiting;
    this.#waiting = null;
    if (path !== null) this.ask(path);
  }

  end(): void {
    this.#ended = true;
  }
}
