// What one port said, after the dialect's payload map has read it. Pure data; `live/` makes it, everything else reads it.
// An absent field was not said in this message: the last value stands (platform contract, *Live stream*).

import type { LampLevel, Millis, Volts, Watts } from './units.ts';

/** The platform's own id of a port: the one key by which live things are found. */
export type PortKey = string;

/** What is plugged in. `name` and `type` as the platform says them; `id` where a device has a serial or vendor:product. */
export interface Device {
  readonly type?: string;
  readonly name?: string;
  readonly id?: string;
}

export interface PortReading {
  readonly portKey: PortKey;
  /** Arrival at this machine: the platform promises no timestamp. */
  readonly at: Millis;
  /** Something is plugged in. Absent: not said (a message about the lamp alone says nothing about presence). */
  readonly present?: boolean;
  readonly device?: Device;
  readonly watts?: Watts;
  readonly volts?: Volts;
  readonly lampLevel?: LampLevel;
  /** Sensor values by name: temperature °C, humidity %, luminosity lx, co2 ppm, motion 0|1. */
  readonly sensors?: Readonly<Record<string, number>>;
  /** Revolutions per minute reported, and target asked for (0..100). */
  readonly fan?: { readonly rpm?: number; readonly target?: number };
  /** A button that is down now. */
  readonly button?: boolean;
  /** A dimmer's own position, 0..100. */
  readonly dimmer?: number;
}

/** A message as it came: the evidence. `raw` is exactly what arrived, so that its SHA-256 can be checked later. */
export interface RawMessage {
  readonly topic: string;
  readonly raw: Uint8Array;
  readonly at: Millis;
  /** The broker kept it from earlier: a level, never an edge. Platform contract, *Live stream*. */
  readonly retained?: true;
}

/** The platform's own copy of a port's last state, read over REST, and the answer as it came. */
export interface Baseline {
  readonly reading: PortReading;
  readonly message: RawMessage;
}

/** What may be asked of a port. The dialect's action template turns it into a payload. */
export type PortAction =
  | { readonly kind: 'lamp'; readonly level: LampLevel }
  | { readonly kind: 'fan'; readonly target: number }
  /** `operated` only: report often for so many seconds. */
  | { readonly kind: 'report-often'; readonly seconds: number };

/** Where a port lives on the platform: all that any dialect's topics need. */
export interface PortAddress {
  readonly portKey: PortKey;
  readonly companyId: string;
  readonly locationId: string;
  readonly hubId: string;
  /** `operated`: the space the port is an item of. */
  readonly spaceId?: string;
}
