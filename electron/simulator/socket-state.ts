// What one simulated socket is like at a moment. Units are the domain's (W, V, °C, levels 0..100), whatever the dialect
// says on the wire.

import type { PluggedDevice } from './simulator.ts';

export interface SocketState {
  device: PluggedDevice | null;
  watts: number;
  volts: number;
  /** The port gives power at all; `operated` can turn it off. */
  enabled: boolean;
  /** °C, measured in the port. */
  temperature: number;
  /** What a plugged sensor adds: humidity %, luminosity lx, co2 ppm, motion 0|1. */
  sensors: Record<string, number>;
  /** The socket itself has a lamp. */
  readonly ownLamp: boolean;
  /** What is plugged in has one. */
  deviceLamp: boolean;
  lampLevel: number;
  fan: { target: number; rpm: number } | null;
  button: boolean | null;
  /** Position of a dimmer, 0..100. */
  dimmer: number | null;
}

/** Part of a state that one message tells. */
export type Aspect = 'device' | 'power' | 'sensors' | 'lamp' | 'fan' | 'button' | 'dimmer';

export const everyAspect: readonly Aspect[] = ['device', 'power', 'sensors', 'lamp', 'fan', 'button', 'dimmer'];

export const hasLamp = (state: SocketState): boolean => state.ownLamp || state.deviceLamp;

/** What a port may be told, after the dialect's wire form has been read. */
export interface Command {
  readonly lampLevel?: number;
  readonly fanTarget?: number;
  readonly enabled?: boolean;
  /** Report often for so many seconds (`operated`). */
  readonly reportOftenFor?: number;
}
