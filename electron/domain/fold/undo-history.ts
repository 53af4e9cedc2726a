// Holds what a station has ever done, as marks, once its undo has gone back further than the fold's latest events: so that undo
// and redo have no end, also after the document was closed. Asked of the shelf once; it grows with the journal, which holds more.

import type { SiteEvent } from '../events.ts';
import { byPlace, indexOfPlace } from './event-order.ts';
import { markOf, type ActMark, type Acts } from './undo-choices.ts';

export class UndoHistory {
  readonly #ask: (station: string) => readonly ActMark[];
  readonly #stations = new Map<string, StationHistory>();

  /** `ask`: the shelf, which has every event before it is added here. */
  constructor(ask: (station: string) => readonly ActMark[]) {
    this.#ask = ask;
  }

  /** Where it was loaded. */
  of(station: string): Acts | undefined {
    return this.#stations.get(station);
  }

  load(station: string): Acts {
    const history = new StationHistory();
    for (const mark of [...this.#ask(station)].sort(byPlace)) history.add(mark);
    this.#stations.set(station, history);
    return history;
  }

  add(events: readonly SiteEvent[]): void {
    if (this.#stations.size === 0) return;
    for (const event of events) {
      const mark = markOf(event);
      if (mark) this.#stations.get(event.station)?.add(mark);
    }
  }
}

class StationHistory implements Acts {
  readonly isAll = true;
  /** In order of place. */
  readonly #marks: ActMark[] = [];
  readonly #undos = new Set<string>();

  add(mark: ActMark): void {
    const last = this.#marks.at(-1);
    if (!last || byPlace(last, mark) < 0) this.#marks.push(mark);
    else this.#marks.splice(indexOfPlace(this.#marks, mark), 0, mark);
    if (mark.undoes !== null) this.#undos.add(mark.id);
  }

  isUndo(id: string): boolean {
    return this.#undos.has(id);
  }

  *latestFirst(): IterableIterator<ActMark> {
    for (let index = this.#marks.length - 1; index >= 0; index -= 1) yield this.#marks[index]!;
  }
}
