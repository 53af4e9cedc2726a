// Reads what one message says, by the dialect's payload map compiled once into a short list of steps: no schema library
// and no allocation but the reading itself. Platform contract, *Live stream* (payload, whose lamp?); performance.md.

import type { FieldSource, PayloadMap } from '../domain/dialects/dialect.ts';
import type { Device, PortKey, PortReading } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import { PathTree, type Json } from './path-tree.ts';

/**
 * A reading from a parsed payload; a field is there only if it was said. `null`: not an object at all. `whole`: a full
 * object of the REST API instead of a message (matters to `present-unless-false`).
 */
export type ReadPayload = (json: unknown, portKey: PortKey, at: Millis, whole: boolean) => PortReading | null;

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Compiles the map: paths become a tree walked once a message, fields an ordered list of places in it. */
export function compilePayloadMap(map: PayloadMap): ReadPayload {
  const tree = new PathTree();
  const field = (sources: readonly FieldSource[]): Field => new Field(sources, tree);
  const present = field(map.present);
  const [type, name, id] = [field(map.deviceType), field(map.deviceName), field(map.deviceId)];
  const [watts, volts, lampLevel] = [field(map.watts), field(map.volts), field(map.lampLevel)];
  const sensors = Object.entries(map.sensors).map(([sensor, sources]) => ({ sensor, field: field(sources) }));
  const [rpm, target] = [field(map.fanRpm), field(map.fanTarget)];
  const [button, dimmer] = [field(map.button), field(map.dimmer)];

  return (json, portKey, at, whole) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    const values = tree.resolve(json as Json);
    const reading: Writable<PortReading> = { portKey, at };
    const isPresent = present.boolean(values, whole);
    if (isPresent !== undefined) reading.present = isPresent;
    if (isPresent !== false) {
      const device = deviceOf(type.text(values), name.text(values), id.text(values));
      if (device !== undefined) reading.device = device;
    }
    const power = watts.number(values);
    if (power !== undefined) reading.watts = power;
    const potential = volts.number(values);
    if (potential !== undefined) reading.volts = potential;
    const level = lampLevel.number(values);
    if (level !== undefined) reading.lampLevel = level;
    const sensed = sensorsOf(sensors, values);
    if (sensed !== undefined) reading.sensors = sensed;
    const fan = fanOf(rpm.number(values), target.number(values));
    if (fan !== undefined) reading.fan = fan;
    const pushed = button.boolean(values, whole);
    if (pushed !== undefined) reading.button = pushed;
    const turned = dimmer.number(values);
    if (turned !== undefined) reading.dimmer = turned;
    // A port that has never said anything is not taken to be plugged in by what it does not say.
    if (whole && isPresent === true && present.boolean(values, false) === undefined && saysPresenceOnly(reading)) {
      delete reading.present;
    }
    return reading;
  };
}

function saysPresenceOnly(reading: PortReading): boolean {
  return Object.keys(reading).every((key) => key === 'portKey' || key === 'at' || key === 'present');
}

function deviceOf(type: string | undefined, name: string | undefined, id: string | undefined): Device | undefined {
  if (type === undefined && name === undefined && id === undefined) return undefined;
  const device: Writable<Device> = {};
  if (type !== undefined) device.type = type;
  if (name !== undefined) device.name = name;
  if (id !== undefined) device.id = id;
  return device;
}

function sensorsOf(
  sensors: readonly { readonly sensor: string; readonly field: Field }[],
  values: readonly unknown[],
): Record<string, number> | undefined {
  let said: Record<string, number> | undefined;
  for (const { sensor, field } of sensors) {
    const value = field.number(values);
    if (value === undefined) continue;
    said ??= {};
    said[sensor] = value;
  }
  return said;
}

function fanOf(rpm: number | undefined, target: number | undefined): PortReading['fan'] {
  if (rpm === undefined && target === undefined) return undefined;
  const fan: { rpm?: number; target?: number } = {};
  if (rpm !== undefined) fan.rpm = rpm;
  if (target !== undefined) fan.target = target;
  return fan;
}

type Rule = NonNullable<FieldSource['rule']>;

interface Source {
  readonly path: string;
  /** Second half of a joined pair. */
  readonly joined: string | null;
  readonly rule: Rule;
  /** Divides where the scale is below one: 2315 / 100 is 23.15, 2315 * 0.01 is not. */
  readonly scale: (value: number) => number;
}

/** One field of a reading: its sources in order; the first that is there and fits wins. */
class Field {
  readonly #sources: readonly Source[];
  readonly #tree: PathTree;
  #places: readonly number[] | null = null;
  #joined: readonly number[] = [];

  constructor(sources: readonly FieldSource[], tree: PathTree) {
    this.#tree = tree;
    this.#sources = sources.map(({ path, scale = 1, rule = 'number' }) => {
      const [first = '', second = null] = path.split(':');
      tree.add(first);
      if (second !== null) tree.add(second);
      return { path: first, joined: second, rule, scale: scaling(scale) };
    });
  }

  number(values: readonly unknown[]): number | undefined {
    const places = this.#resolved();
    for (let index = 0; index < places.length; index++) {
      const value = values[places[index]!];
      if (value === undefined) continue;
      const source = this.#sources[index]!;
      const read = source.rule === 'flag' ? flagOf(value) : value;
      if (typeof read === 'number' && Number.isFinite(read)) return source.scale(read);
    }
    return undefined;
  }

  boolean(values: readonly unknown[], whole: boolean): boolean | undefined {
    const places = this.#resolved();
    for (let index = 0; index < places.length; index++) {
      const read = truthOf(values[places[index]!], this.#sources[index]!.rule, whole);
      if (read !== undefined) return read;
    }
    return undefined;
  }

  text(values: readonly unknown[]): string | undefined {
    const places = this.#resolved();
    for (let index = 0; index < places.length; index++) {
      const first = textOf(values[places[index]!]);
      if (first === undefined) continue;
      if (this.#sources[index]!.joined === null) return first;
      const second = textOf(values[this.#joined[index]!]);
      if (second !== undefined) return `${first}:${second}`;
    }
    return undefined;
  }

  #resolved(): readonly number[] {
    if (this.#places !== null) return this.#places;
    this.#joined = this.#sources.map(({ joined }) => (joined === null ? 0 : this.#tree.place(joined)));
    this.#places = this.#sources.map(({ path }) => this.#tree.place(path));
    return this.#places;
  }
}

function scaling(scale: number): (value: number) => number {
  if (scale === 1) return (value) => value;
  if (scale > 1) return (value) => value * scale;
  const divisor = Math.round(1 / scale);
  return (value) => value / divisor;
}

function truthOf(value: unknown, rule: Rule, whole: boolean): boolean | undefined {
  if (rule === 'presence') return presenceOf(value);
  if (rule === 'present-unless-false') {
    if (value === undefined || value === null) return whole ? true : undefined;
    return typeof value === 'boolean' ? value : undefined;
  }
  const flag = flagOf(value);
  return flag === undefined ? undefined : flag === 1;
}

/** Null or an empty object: nothing there. Any key besides `lamp`: something. `lamp` alone, or no object: not said. */
function presenceOf(value: unknown): boolean | undefined {
  if (value === null) return false;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  let lampOnly = false;
  for (const key in value) {
    if (key !== 'lamp') return true;
    lampOnly = true;
  }
  return lampOnly ? undefined : false;
}

const flagOf = (value: unknown): 0 | 1 | undefined => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? (value > 0 ? 1 : 0) : undefined;
};

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
};
