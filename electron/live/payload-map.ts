// Reads what one message says, by the dialect's payload map compiled once: no schema library, one walk over the message.
// Platform contract, *Live stream* (payload, whose lamp?); performance.md.

import type { FieldSource, PayloadMap } from '../domain/dialects/dialect.ts';
import type { PortKey } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import { FieldTree, type Put } from './field-tree.ts';
import { HeardReading } from './heard-reading.ts';

/**
 * A reading from a parsed payload; a field is there only if it was said. `null`: not an object at all. `whole`: a full
 * object of the REST API instead of a message (matters to `present-unless-false`).
 */
export type ReadPayload = (json: unknown, portKey: PortKey, at: Millis, whole: boolean) => HeardReading | null;

/** Compiles the map: paths become a tree, rules become functions that put what they find into the reading. */
export function compilePayloadMap(map: PayloadMap): ReadPayload {
  const tree = new FieldTree<HeardReading>();
  const numbers = (sources: readonly FieldSource[], set: SetField<number>): void =>
    addField(tree, sources, numberBy, set);
  const truth = (sources: readonly FieldSource[], set: SetField<boolean>): void =>
    addField(tree, sources, truthBy, set);
  const text = (sources: readonly FieldSource[], set: SetField<string>): void =>
    addField(tree, sources, () => textOf, set);

  truth(map.present, (reading, value) => (reading.present = value));
  text(map.deviceType, (reading, value) => (deviceIn(reading).type = value));
  text(map.deviceName, (reading, value) => (deviceIn(reading).name = value));
  text(map.deviceId, (reading, value) => (deviceIn(reading).id = value));
  numbers(map.watts, (reading, value) => (reading.watts = value));
  numbers(map.volts, (reading, value) => (reading.volts = value));
  numbers(map.lampLevel, (reading, value) => (reading.lampLevel = value));
  numbers(map.fanRpm, (reading, value) => (fanIn(reading).rpm = value));
  numbers(map.fanTarget, (reading, value) => (fanIn(reading).target = value));
  truth(map.button, (reading, value) => (reading.button = value));
  numbers(map.dimmer, (reading, value) => (reading.dimmer = value));
  for (const [sensor, sources] of Object.entries(map.sensors)) {
    numbers(sources, (reading, value) => ((reading.sensors ??= {})[sensor] = value));
  }
  const absentIsPresent = map.present.some(({ rule }) => rule === 'present-unless-false');

  return (json, portKey, at, whole) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    const reading = new HeardReading(portKey, at);
    tree.read(json, reading);
    if (reading.present === false) reading.device = undefined;
    // A port that has never said anything is not taken to be plugged in by what it does not say.
    if (whole && absentIsPresent && reading.present === undefined && saysAnything(reading)) reading.present = true;
    return reading;
  };
}

type SetField<T> = (reading: HeardReading, value: T) => void;

const deviceIn = (reading: HeardReading): NonNullable<HeardReading['device']> => (reading.device ??= {});
const fanIn = (reading: HeardReading): NonNullable<HeardReading['fan']> => (reading.fan ??= {});

/** Its sources in order; the first that is there and fits wins. */
function addField<T>(
  tree: FieldTree<HeardReading>,
  sources: readonly FieldSource[],
  convertBy: (source: FieldSource) => (value: unknown) => T | undefined,
  set: SetField<T>,
): void {
  const field = tree.addField();
  sources.forEach((source, rank) => {
    const convert = convertBy(source);
    const put: Put<HeardReading> = (reading, value) => {
      const converted = convert(value);
      if (converted === undefined) return false;
      set(reading, converted);
      return true;
    };
    const [first = '', second] = source.path.split(':');
    if (second === undefined) tree.addPlace(field, rank, first, put);
    else tree.addPair(field, rank, [first, second], textOf, put);
  });
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

function saysAnything({ portKey: _portKey, at: _at, ...said }: HeardReading): boolean {
  return Object.values(said).some((value) => value !== undefined);
}
