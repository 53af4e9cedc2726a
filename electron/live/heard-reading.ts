// A reading while it is being made: every field from the start, so that all readings have one shape and need no second piece of
// memory (measured: a third of what reading a message cost). `undefined` is "not said".

import type { Device, PortKey, PortReading } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';

export class HeardReading {
  readonly portKey: PortKey;
  readonly at: Millis;
  present: boolean | undefined = undefined;
  device: { -readonly [K in keyof Device]: Device[K] } | undefined = undefined;
  watts: number | undefined = undefined;
  volts: number | undefined = undefined;
  lampLevel: number | undefined = undefined;
  sensors: Record<string, number> | undefined = undefined;
  fan: { rpm?: number; target?: number } | undefined = undefined;
  button: boolean | undefined = undefined;
  dimmer: number | undefined = undefined;

  constructor(portKey: PortKey, at: Millis) {
    this.portKey = portKey;
    this.at = at;
  }

  /** Nobody asks a reading whether it has a key, only what stands there. */
  asReading(): PortReading {
    return this as PortReading;
  }
}
