// Says which fields a message has and at which path each was found: what a person needs to see where a payload map is wrong.
// Reads by the same compiled map as the live stream, one source at a time; far too slow for that stream itself. Pure.

import type { FieldSource, PayloadMap } from '../domain/dialects/dialect.ts';
import type { PortReading } from '../domain/reading.ts';
import { compilePayloadMap } from './payload-map.ts';

export type FieldValue = string | number | boolean;

export interface PayloadField {
  /** As in a reading: `present`, `device.type`, `watts`, `sensors.temperature`. */
  readonly field: string;
  readonly value: FieldValue;
  /** As in the map. */
  readonly path: string;
}

/** The fields of one message, in the order of a reading; null: it is no JSON object. */
export function payloadFields(map: PayloadMap, json: unknown): readonly PayloadField[] | null {
  const whole = read(map, json);
  if (!whole) return null;
  return placesIn(map).flatMap(({ field, sources, alone, valueIn }) => {
    const value = valueIn(whole);
    const source = sources.find((one) => valueIn(read({ ...emptyMap, ...alone([one]) }, json)) !== undefined);
    return value === undefined || source === undefined ? [] : [{ field, value, path: source.path }];
  });
}

interface Place {
  readonly field: string;
  readonly sources: readonly FieldSource[];
  /** The part of a map that has these sources for this field. */
  readonly alone: (sources: readonly FieldSource[]) => Partial<PayloadMap>;
  readonly valueIn: (reading: PortReading | null) => FieldValue | undefined;
}

function placesIn(map: PayloadMap): readonly Place[] {
  const place = (
    name: Exclude<keyof PayloadMap, 'sensors'>,
    field: string,
    valueIn: (reading: PortReading) => FieldValue | undefined,
  ): Place => ({
    field,
    sources: map[name],
    alone: (sources) => ({ [name]: sources }),
    valueIn: (reading) => (reading ? valueIn(reading) : undefined),
  });
  return [
    place('present', 'present', ({ present }) => present),
    place('deviceType', 'device.type', ({ device }) => device?.type),
    place('deviceName', 'device.name', ({ device }) => device?.name),
    place('deviceId', 'device.id', ({ device }) => device?.id),
    place('watts', 'watts', ({ watts }) => watts),
    place('volts', 'volts', ({ volts }) => volts),
    place('lampLevel', 'lampLevel', ({ lampLevel }) => lampLevel),
    ...Object.entries(map.sensors).map(([sensor, sources]): Place => ({
      field: `sensors.${sensor}`,
      sources,
      alone: (some) => ({ sensors: { [sensor]: some } }),
      valueIn: (reading) => reading?.sensors?.[sensor],
    })),
    place('fanRpm', 'fan.rpm', ({ fan }) => fan?.rpm),
    place('fanTarget', 'fan.target', ({ fan }) => fan?.target),
    place('button', 'button', ({ button }) => button),
    place('dimmer', 'dimmer', ({ dimmer }) => dimmer),
  ];
}

const emptyMap: PayloadMap = {
  present: [],
  deviceType: [],
  deviceName: [],
  deviceId: [],
  watts: [],
  volts: [],
  lampLevel: [],
  sensors: {},
  fanRpm: [],
  fanTarget: [],
  button: [],
  dimmer: [],
};

/** As the live stream reads a message: what is absent was not said. */
const read = (map: PayloadMap, json: unknown): PortReading | null =>
  compilePayloadMap(map)(json, '', 0, false)?.asReading() ?? null;
