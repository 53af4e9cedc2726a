// What the frame says of reports: whether one is being made and how far it is, and a number that tells when what was made is
// behind what the site says now.

import type { FrameView } from '../contract/frame.ts';
import type { SiteEvent } from '../domain/events.ts';

/** A report has nothing of lamps on loan, of the platform's own copies, nor of itself. */
const isToldIn = ({ type }: SiteEvent): boolean => !/^(lamp|report|platform)\./.test(type);

export class Reporting {
  readonly #changed: () => void;
  #basis = 0;
  #making: FrameView['report']['making'] = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get basis(): number {
    return this.#basis;
  }

  view(): FrameView['report'] {
    return { basis: this.#basis, making: this.#making };
  }

  /** Events of the open site; none told: something came in from elsewhere. */
  happened(events: readonly SiteEvent[]): void {
    if (events.length === 0 || events.some(isToldIn)) this.#basis += 1;
  }

  /** Shown while `make` runs; of two at a time the later. */
  async during<T>(of: number, make: (onProgress: (made: number) => void) => Promise<T>): Promise<T> {
    const show = (made: number): void => this.#show({ made, of });
    show(0);
    try {
      return await make(show);
    } finally {
      this.#show(null);
    }
  }

  #show(making: FrameView['report']['making']): void {
    this.#making = making;
    this.#changed();
  }
}
