// The compact rows of the state stream: which number stands for what. Pure.

import { codes, type PortRow, type SocketRow } from '../contract/state-stream.ts';
import type { PortReading } from '../domain/reading.ts';
import { boundPort } from '../domain/site-queries.ts';
import type { Millis } from '../domain/units.ts';
import type { SiteState, Socket } from '../domain/site-types.ts';

/** Keys in the order in which they were first told; their index never changes. */
export class IndexTable {
  readonly #indexes = new Map<string, number>();

  get size(): number {
    return this.#indexes.size;
  }

  of(key: string): number {
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.#indexes.size);
    return this.#indexes.size - 1;
  }

  since(index: number): string[] {
    return index >= this.#indexes.size ? [] : [...this.#indexes.keys()].slice(index);
  }
}

export function socketRow(state: SiteState, socket: Socket, index: number, ports: IndexTable): SocketRow {
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
