// Reads what one message says, by the dialect's payload map compiled once: no schema library, one walk over the message.
// Platform contract, *Live stream* (payload, whose lamp?); performance.md.

import type { FieldSource, PayloadMap } from '../domain/dialects/dialect.ts';
import type { Device, PortKey, PortReading } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import { FieldTree, type Convert } from './field-tree.ts';
import { HeardReading } from './heard-reading.ts';

/**
 * A reading from a parsed payload; a field is there only if it was said. `null`: not an object at all. `whole`: a full
 * object of the REST API instead of a message (matters to `present-unless-false`).
 */
export type ReadPayload = (json: unknown, portKey: PortKey, at: Millis, whole: boolean) => HeardReading | null;

/** Compiles the map: paths become a tree, rules become functions. */
export function compilePayloadMap(map: PayloadMap): ReadPayload {
  const tree = new FieldTree();
  const numbers = (sources: readonly FieldSource[]): (() => number | undefined) =>
    compileField(tree, sources, numberBy);
  const truth = (sources: readonly FieldSource[]): (() => boolean | undefined) => compileField(tree, sources, truthBy);
  const text = (sources: readonly FieldSource[]): (() => string | undefined) =>
    compileField(tree, sources, () => textOf);

  const [present, button] = [truth(map.present), truth(map.button)];
  const [type, name, id] = [text(map.deviceType), text(map.deviceName), text(map.deviceId)];
  const [watts, volts, lampLevel, dimmer] = [map.watts, map.volts, map.lampLevel, map.dimmer].map(numbers) as Four;
  const [rpm, target] = [numbers(map.fanRpm), numbers(map.fanTarget)];
  const sensors = Object.entries(map.sensors).map(([sensor, sources]) => ({ sensor, read: numbers(sources) }));
  const absentIsPresent = map.present.some(({ rule }) => rule === 'present-unless-false');

  return (json, portKey, at, whole) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    tree.read(json);
    const reading = new HeardReading(portKey, at);
    reading.present = present();
    if (reading.present !== false) reading.device = deviceOf(type(), name(), id());
    reading.watts = watts();
    reading.volts = volts();
    reading.lampLevel = lampLevel();
    reading.sensors = sensorsOf(sensors);
    reading.fan = fanOf(rpm(), target());
    reading.button = button();
    reading.dimmer = dimmer();
    // A port that has never said anything is not taken to be plugged in by what it does not say.
    if (whole && absentIsPresent && reading.present === undefined && saysAnything(reading)) reading.present = true;
    return reading;
  };
}

type Read = () => number | undefined;
type Four = [Read, Read, Read, Read];

/** Its sources in order; the first that is there and fits wins. */
function compileField<T>(
  tree: FieldTree,
  sources: readonly FieldSource[],
  convertBy: (source: FieldSource) => (value: unknown) => T | undefined,
): () => T | undefined {
  const field = tree.addField();
  sources.forEach((source, rank) => {
    const convert: Convert = convertBy(source);
    const [first = '', second] = source.path.split(':');
    if (second === undefined) tree.addPlace(field, rank, first, convert);
    else tree.addPair(field, rank, [first, second], textOf);
  });
  return () => tree.value(field) as T | undefined;
}

function numberBy({ rule, scale = 1 }: FieldSource): (value: unknown) => number | undefined {
  if (rule === 'flag') return flagOf;
  // Divides where the scale is below one: 2315 / 100 is 23.15, 2315 * 0.01 is not.
  const divisor = scale < 1 ? Math.round(1 / scale) : 1;
  const factor = scale < 1 ? 1 : scale;
  return (value) => (typeof value === 'number' && Number.isFinite(value) ? (value * factor) / divisor : undefined);
}

function truthBy({ rule }: FieldSource): (value: unknown) => boolean | undefined {
  if (rule === 'presence') return presenceOf;
  if (rule === 'present-unless-false') return (value) => (typeof value === 'boolean' ? value : undefined);
  return (value) => {
    const flag = flagOf(value);
    return flag === undefined ? undefined : flag === 1;
  };
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

function deviceOf(type: string | undefined, name: string | undefined, id: string | undefined): Device | undefined {
  if (type === undefined && name === undefined && id === undefined) return undefined;
  const device: { type?: string; name?: string; id?: string } = {};
  if (type !== undefined) device.type = type;
  if (name !== undefined) device.name = name;
  if (id !== undefined) device.id = id;
  return device;
}

function sensorsOf(
  sensors: readonly { readonly sensor: string; readonly read: Read }[],
): Record<string, number> | undefined {
  let said: Record<string, number> | undefined;
  for (let index = 0; index < sensors.length; index++) {
    const value = sensors[index]!.read();
    if (value === undefined) continue;
    said ??= {};
    said[sensors[index]!.sensor] = value;
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

function saysAnything({ portKey: _portKey, at: _at, ...said }: HeardReading): boolean {
  return Object.values(said).some((value) => value !== undefined);
}
