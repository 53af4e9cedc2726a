// The readings board: the last value of every field of every port, updated in place. An absent field was not said and keeps
// its last value. Domain, *Live state*.

import type { PortKey, PortReading } from '../domain/reading.ts';
import type { Writable } from './payload-map.ts';

export interface Board {
  /** Takes over what a reading says. */
  put(reading: PortReading): void;
  /** The same object every time; undefined: nothing heard yet. */
  last(portKey: PortKey): PortReading | undefined;
  /** Forgets all ports but these. */
  keep(portKeys: ReadonlySet<PortKey>): void;
}

export function createBoard(): Board {
  const ports = new Map<PortKey, Writable<PortReading>>();
  return {
    put(reading) {
      const last = ports.get(reading.portKey);
      if (last === undefined) ports.set(reading.portKey, ownCopy(reading));
      else takeOver(last, reading);
    },
    last: (portKey) => ports.get(portKey),
    keep(portKeys) {
      for (const portKey of ports.keys()) if (!portKeys.has(portKey)) ports.delete(portKey);
    },
  };
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
  if (said.device !== undefined) last.device = said.device;
  if (said.watts !== undefined) last.watts = said.watts;
  if (said.volts !== undefined) last.volts = said.volts;
  if (said.lampLevel !== undefined) last.lampLevel = said.lampLevel;
  if (said.sensors !== undefined) last.sensors = Object.assign(last.sensors ?? {}, said.sensors);
  if (said.fan !== undefined) last.fan = Object.assign(last.fan ?? {}, said.fan);
  if (said.button !== undefined) last.button = said.button;
  if (said.dimmer !== undefined) last.dimmer = said.dimmer;
}
