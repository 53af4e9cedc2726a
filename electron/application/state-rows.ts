// The compact rows of the state stream: which number stands for what. Pure.

import { codes, type PortRow, type SocketRow } from '../contract/state-stream.ts';
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
  takeChanged(): readonly { readonly key: string; readonly index: number }[] {
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
