// The readings board: the last value of every field of every port. An absent field was not said and keeps its last value.
// Numbers stand in columns, not in an object a port: ten thousand ports written into thousands of times a second then cost the
// garbage collector nothing (measured: 0.5 µs a message). Domain, *Live state*.

import type { Device, PortKey, PortReading } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import { HeardReading } from './heard-reading.ts';

type Sensors = Record<string, number>;
type Fan = { rpm?: number; target?: number };

export interface Board {
  /** A place for one more port; places are never used again. */
  place(portKey: PortKey): number;
  /** Takes over what a reading says. A device that is still the same is put into the reading as the object known before. */
  put(place: number, reading: HeardReading): void;
  /** What is known now, as an object of its own; undefined: nothing heard yet. */
  last(place: number): PortReading | undefined;
  /** Null: nothing heard yet. */
  heardAt(place: number): Millis | null;
}

const firstSize = 1_024;
/** A column of numbers: NaN, and in small ones -1, is "never said". */
const numbers = (size: number): Float64Array => new Float64Array(size).fill(NaN);
const flags = (size: number): Int8Array => new Int8Array(size).fill(-1);

export function createBoard(): Board {
  return new Columns();
}

class Columns implements Board {
  readonly #portKey: PortKey[] = [];
  #at = numbers(firstSize);
  #watts = numbers(firstSize);
  #volts = numbers(firstSize);
  #lampLevel = numbers(firstSize);
  #dimmer = numbers(firstSize);
  #present = flags(firstSize);
  #button = flags(firstSize);
  readonly #device: (Device | undefined)[] = [];
  readonly #sensors: (Sensors | undefined)[] = [];
  readonly #fan: (Fan | undefined)[] = [];

  place(portKey: PortKey): number {
    const place = this.#portKey.push(portKey) - 1;
    if (place === this.#at.length) this.#grow(place * 2);
    this.#device.push(undefined);
    this.#sensors.push(undefined);
    this.#fan.push(undefined);
    return place;
  }

  put(place: number, said: HeardReading): void {
    this.#at[place] = said.at;
    if (said.present !== undefined) {
      this.#present[place] = said.present ? 1 : 0;
      // Nothing plugged in has no name: the next device must not inherit it.
      if (!said.present) this.#device[place] = undefined;
    }
    if (said.device !== undefined) {
      const known = this.#device[place];
      // The same device in a new object is let go young, also by who gets the reading next.
      if (isSame(known, said.device)) said.device = known;
      else this.#device[place] = said.device;
    }
    if (said.watts !== undefined) this.#watts[place] = said.watts;
    if (said.volts !== undefined) this.#volts[place] = said.volts;
    if (said.lampLevel !== undefined) this.#lampLevel[place] = said.lampLevel;
    if (said.sensors !== undefined) this.#putSensors(place, said.sensors);
    if (said.fan !== undefined) this.#fan[place] = { ...this.#fan[place], ...said.fan };
    if (said.button !== undefined) this.#button[place] = said.button ? 1 : 0;
    if (said.dimmer !== undefined) this.#dimmer[place] = said.dimmer;
  }

  last(place: number): PortReading | undefined {
    const at = this.#at[place]!;
    if (Number.isNaN(at)) return undefined;
    const reading = new HeardReading(this.#portKey[place]!, at);
    reading.present = flagOf(this.#present[place]!);
    reading.device = this.#device[place];
    reading.watts = numberOf(this.#watts[place]!);
    reading.volts = numberOf(this.#volts[place]!);
    reading.lampLevel = numberOf(this.#lampLevel[place]!);
    const [sensors, fan] = [this.#sensors[place], this.#fan[place]];
    if (sensors !== undefined) reading.sensors = { ...sensors };
    reading.fan = fan;
    reading.button = flagOf(this.#button[place]!);
    reading.dimmer = numberOf(this.#dimmer[place]!);
    return reading.asReading();
  }

  heardAt(place: number): Millis | null {
    return numberOf(this.#at[place]!) ?? null;
  }

  /** Written into: the board's own object, never one that was handed out or in. */
  #putSensors(place: number, said: Sensors): void {
    const own = (this.#sensors[place] ??= {});
    for (const sensor in said) own[sensor] = said[sensor]!;
  }

  #grow(size: number): void {
    const grown = (column: Float64Array): Float64Array => {
      const larger = numbers(size);
      larger.set(column);
      return larger;
    };
    const grownFlags = (column: Int8Array): Int8Array => {
      const larger = flags(size);
      larger.set(column);
      return larger;
    };
    [this.#at, this.#watts, this.#volts] = [grown(this.#at), grown(this.#watts), grown(this.#volts)];
    [this.#lampLevel, this.#dimmer] = [grown(this.#lampLevel), grown(this.#dimmer)];
    [this.#present, this.#button] = [grownFlags(this.#present), grownFlags(this.#button)];
  }
}

const numberOf = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
const flagOf = (value: number): boolean | undefined => (value < 0 ? undefined : value === 1);

function isSame(a: Device | undefined, b: Device): a is Device {
  return a !== undefined && a.name === b.name && a.type === b.type && a.id === b.id;
}
