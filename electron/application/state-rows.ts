// The compact rows of the state stream: which number stands for what. Pure.

import { codes } from '../contract/codes.ts';
import type { PortRow, SocketRow } from '../contract/state-stream.ts';
import type { PortReading } from '../domain/reading.ts';
import { boundPort } from '../domain/site-queries.ts';
import type { Millis } from '../domain/units.ts';
import type { SiteState, Socket } from '../domain/site-types.ts';

interface Told {
  readonly key: string;
  readonly index: number;
  changed: boolean;
}

/**
 * Things in the order in which they were first told (their index never changes), and which of them have changed since they
 * were last taken. One lookup a change, however often it comes: thousands a second do.
 */
export class ToldTable {
  readonly #byKey = new Map<string, Told>();
  readonly #all: Told[] = [];
  #changed: Told[] = [];

  get size(): number {
    return this.#all.length;
  }
  get anyChanged(): boolean {
    return this.#changed.length > 0;
  }

  of(key: string): number {
    return this.#told(key).index;
  }

  since(index: number): string[] {
    return this.#all.slice(index).map(({ key }) => key);
  }

  change(key: string): void {
    const told = this.#told(key);
    if (told.changed) return;
    told.changed = true;
    this.#changed.push(told);
  }

  /** Each once, in the order of its first change. */
  takeChanged(): readonly Readonly<Told>[] {
    const changed = this.#changed;
    this.#changed = [];
    for (let at = 0; at < changed.length; at++) changed[at]!.changed = false;
    return changed;
  }

  #told(key: string): Told {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const told = { key, index: this.#all.length, changed: false };
    this.#byKey.set(key, told);
    this.#all.push(told);
    return told;
  }
}

/**
 * Which ports have changed, by their place in the live session: no lookup and no object a change (measured: 0.4 µs of a
 * message). A place that comes to mean another port, in another session, is noticed by its key.
 */
export class PlacedChanges {
  readonly #indexes: ToldTable;
  readonly #keys: string[] = [];
  readonly #index: number[] = [];
  readonly #isChanged: boolean[] = [];
  #changed: number[] = [];

  constructor(indexes: ToldTable) {
    this.#indexes = indexes;
  }

  get any(): boolean {
    return this.#changed.length > 0;
  }

  change(place: number, key: string): void {
    if (this.#keys[place] !== key) this.#meet(place, key);
    else if (this.#isChanged[place]) return;
    this.#isChanged[place] = true;
    this.#changed.push(place);
  }

  /** A row for each, in the order of their first change. */
  take<T>(row: (index: number, place: number, key: string) => T): T[] {
    const rows = this.#changed.map((place) => {
      this.#isChanged[place] = false;
      return row(this.#index[place]!, place, this.#keys[place]!);
    });
    this.#changed = [];
    return rows;
  }

  #meet(place: number, key: string): void {
    for (let empty = this.#keys.length; empty <= place; empty++) {
      this.#keys.push('');
      this.#index.push(-1);
      this.#isChanged.push(false);
    }
    this.#keys[place] = key;
    this.#index[place] = this.#indexes.of(key);
  }
}

export function socketRow(state: SiteState, socket: Socket, index: number, ports: ToldTable): SocketRow {
  const { verdict, reason, works, place } = socket.verdict;
  const bound = boundPort(state, socket);
  return [
    index,
    codes.verdict.indexOf(verdict),
    reason,
    codes.grade.indexOf(works ?? 'none'),
    codes.grade.indexOf(place ?? 'none'),
    bound?.portKey ? ports.of(bound.portKey) : -1,
  ];
}

/** `now`: the row says how long ago the port spoke, which is shorter than when. */
export function portRow(index: number, reading: PortReading | undefined, now: Millis): PortRow {
  if (!reading) return [index, -1, null, null, null, -1];
  const present = reading.present === undefined ? -1 : reading.present ? 1 : 0;
  return [
    index,
    present,
    thousandths(reading.watts),
    thousandths(reading.volts),
    reading.lampLevel ?? null,
    now - reading.at,
  ];
}

const thousandths = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 1_000);
