// The readings board: the last value of every field of every port, updated in place. An absent field was not said and keeps
// its last value. Domain, *Live state*.

import type { Device, PortReading } from '../domain/reading.ts';
import type { Writable } from './payload-map.ts';

/** One port's place on the board, kept by who hears the port so that nothing is looked up per message. */
export interface BoardPlace {
  /** Takes over what a reading says. */
  put(reading: PortReading): void;
  /** The same object every time; undefined: nothing heard yet. */
  readonly last: PortReading | undefined;
}

export function createBoardPlace(): BoardPlace {
  return new Place();
}

class Place implements BoardPlace {
  #last: Writable<PortReading> | undefined = undefined;

  get last(): PortReading | undefined {
    return this.#last;
  }

  put(reading: PortReading): void {
    if (this.#last === undefined) this.#last = ownCopy(reading);
    else takeOver(this.#last, reading);
  }
}

/** Sensors and fan are copied too: they are written into later, and the reading itself belongs to its listeners. */
function ownCopy(reading: PortReading): Writable<PortReading> {
  const copy: Writable<PortReading> = { ...reading };
  if (reading.sensors !== undefined) copy.sensors = { ...reading.sensors };
  if (reading.fan !== undefined) copy.fan = { ...reading.fan };
  return copy;
}

function takeOver(last: Writable<PortReading>, said: PortReading): void {
  last.at = said.at;
  if (said.present !== undefined) {
    last.present = said.present;
    // Nothing plugged in has no name: the next device must not inherit it.
    if (!said.present) delete last.device;
  }
  // The same device in a new object is let go young: it costs the garbage collector nothing.
  if (said.device !== undefined && !isSame(last.device, said.device)) last.device = said.device;
  if (said.watts !== undefined) last.watts = said.watts;
  if (said.volts !== undefined) last.volts = said.volts;
  if (said.lampLevel !== undefined) last.lampLevel = said.lampLevel;
  if (said.sensors !== undefined) last.sensors = sensorsWith(last.sensors, said.sensors);
  if (said.fan !== undefined) last.fan = Object.assign(last.fan ?? {}, said.fan);
  if (said.button !== undefined) last.button = said.button;
  if (said.dimmer !== undefined) last.dimmer = said.dimmer;
}

function isSame(a: Device | undefined, b: Device): boolean {
  return a !== undefined && a.name === b.name && a.type === b.type && a.id === b.id;
}

type Sensors = NonNullable<PortReading['sensors']>;

function sensorsWith(last: Sensors | undefined, said: Sensors): Sensors {
  if (last === undefined) return { ...said };
  const own = last as Writable<Sensors>;
  for (const sensor in said) own[sensor] = said[sensor]!;
  return own;
}
