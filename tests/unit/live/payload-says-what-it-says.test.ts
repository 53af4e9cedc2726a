import { describe, expect, test } from 'vitest';
import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import { operatedLive } from '../../../electron/domain/dialects/operated-live.ts';
import { compilePayloadMap } from '../../../electron/live/payload-map.ts';

const documented = compilePayloadMap(documentedLive.payload);
const operated = compilePayloadMap(operatedLive.payload);
const heard = (json: unknown): unknown => documented(json, 'p1', 7, false);
const heardOperated = (json: unknown): unknown => operated(json, 'p1', 7, false);
const read = (json: unknown): unknown => operated(json, 'p1', 7, true);
const stamp = { portKey: 'p1', at: 7 };

describe('documented', () => {
  test('the default shape', () => {
    const message = {
      id: 'p1',
      data: {
        portId: 'p1',
        device: { type: 'laptop', name: 'Load 7', lamp: { level: 40 } },
        power: { watts: 12.4, volts: 20 },
        sensors: { temperature: 21.5 },
      },
    };
    expect(heard(message)).toEqual({
      ...stamp,
      present: true,
      device: { type: 'laptop', name: 'Load 7' },
      watts: 12.4,
      volts: 20,
      lampLevel: 40,
      sensors: { temperature: 21.5 },
    });
  });

  const presence: readonly [string, unknown, unknown][] = [
    ['null: nothing plugged in', null, { present: false }],
    ['an empty object: nothing plugged in', {}, { present: false }],
    ['any key besides lamp: something', { type: 'fan' }, { present: true, device: { type: 'fan' } }],
    ['a lamp alone: not said', { lamp: { level: 3 } }, { lampLevel: 3 }],
    [
      'a lamp and a name: something',
      { lamp: { level: 3 }, name: 'x' },
      { present: true, device: { name: 'x' }, lampLevel: 3 },
    ],
    ['a number: not said', 4, {}],
    ['a list: not said', [], {}],
  ];
  for (const [name, device, said] of presence)
    test(`device ${name}`, () => expect(heard({ data: { device } })).toEqual({ ...stamp, ...(said as object) }));

  test('absent is absent', () => expect(heard({ data: { power: { watts: 3 } } })).toEqual({ ...stamp, watts: 3 }));
  test('an empty socket with its own lamp', () =>
    expect(heard({ data: { device: null, lamp: { level: 100 } } })).toEqual({
      ...stamp,
      present: false,
      lampLevel: 100,
    }));
  test('a platform between the two generations', () =>
    expect(
      heard({ connected: true, power: { watt: 12400 }, sensor: { temperature: 2315 }, lamp: { level: 5 } }),
    ).toEqual({
      ...stamp,
      present: true,
      watts: 12.4,
      sensors: { temperature: 23.15 },
      lampLevel: 5,
    }));
  test('its own names win over the later ones', () =>
    expect(heard({ connected: false, data: { device: { type: 'x' }, power: { watts: 1, watt: 9000 } } })).toMatchObject(
      {
        present: true,
        watts: 1,
      },
    ));
  test('fixed devices', () =>
    expect(
      heard({
        data: { device: { fan: { rpm1: 900, target1: 50 }, button: { pushed: true }, dimmer: { dimming: 30 } } },
      }),
    ).toEqual({ ...stamp, present: true, fan: { rpm: 900, target: 50 }, button: true, dimmer: 30 }));
  test('wrong shapes are not there', () =>
    expect(
      heard({ data: { power: 'much', sensors: [1, 2], lamp: { level: '7' }, device: { name: { a: 1 }, type: '' } } }),
    ).toEqual({ ...stamp, present: true }));
  test('numbers beyond any measure are not there', () =>
    expect(heard(JSON.parse('{"data":{"power":{"watts":1e999}}}'))).toEqual(stamp));
  for (const json of [null, 1, 'x', true, [], [{}]])
    test(`${JSON.stringify(json)} says nothing at all`, () => expect(heard(json)).toBeNull());
  test('a name out of the prototype is not a field', () =>
    expect(heard(JSON.parse('{"__proto__":{"data":{"power":{"watts":3}}}}'))).toEqual(stamp));
  test('one message leaves nothing behind for the next', () => {
    heard({ data: { device: { type: 'a' }, power: { watts: 3 } } });
    expect(heard({ data: 5 })).toEqual(stamp);
    expect(heard({})).toEqual(stamp);
  });
});

describe('operated', () => {
  test('port data at top level', () =>
    expect(
      heardOperated({
        connected: true,
        device: { vid: 1133, pid: 2093, product: 'Load', types: ['laptop', 'x'] },
        power: { watt: 5050, direction: 'out' },
        sensor: { temperature: 2150, airhumidity: 4025, luminosity: 300, airco2: 700, motion: true },
        lamp: { level: 12, temp: 2700 },
        fan: { rpm1: 10, target1: 20 },
        button: { activeport: 0 },
        dimmer: 44,
      }),
    ).toEqual({
      ...stamp,
      present: true,
      device: { type: 'laptop', name: 'Load', id: '1133:2093' },
      watts: 5.05,
      sensors: { temperature: 21.5, humidity: 40.25, luminosity: 300, co2: 700, motion: 1 },
      lampLevel: 12,
      fan: { rpm: 10, target: 20 },
      button: false,
      dimmer: 44,
    }));
  test('connected absent in a message is not said', () =>
    expect(heardOperated({ power: { watt: 1000 } })).toEqual({ ...stamp, watts: 1 }));
  test('connected absent in a whole object counts as plugged in', () =>
    expect(read({ id: 'p1', power: { watt: 1000 } })).toEqual({ ...stamp, present: true, watts: 1 }));
  test('a whole object of a port that never spoke says nothing', () =>
    expect(read({ id: 'p1', name: 'x' })).toEqual(stamp));
  test('connected false', () => expect(read({ connected: false })).toEqual({ ...stamp, present: false }));
});
