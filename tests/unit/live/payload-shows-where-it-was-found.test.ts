import { expect, test } from 'vitest';

import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import { operatedLive } from '../../../electron/domain/dialects/operated-live.ts';
import { payloadFields } from '../../../electron/live/payload-fields.ts';

test('each field with the path it was found at, in the order of a reading', () => {
  const message = {
    id: 'p1',
    data: {
      device: { name: 'Load 7', lamp: { level: 40 } },
      power: { watts: 12.4 },
      sensor: { temperature: 2150 },
    },
  };
  expect(payloadFields(documentedLive.payload, message)).toEqual([
    { field: 'present', value: true, path: 'data.device' },
    { field: 'device.name', value: 'Load 7', path: 'data.device.name' },
    { field: 'watts', value: 12.4, path: 'data.power.watts' },
    { field: 'lampLevel', value: 40, path: 'data.device.lamp.level' },
    { field: 'sensors.temperature', value: 21.5, path: 'data.sensor.temperature' },
  ]);
});

test('two paths that count only together are one', () => {
  expect(payloadFields(operatedLive.payload, { device: { vid: 1204, pid: 77 } })).toEqual([
    { field: 'device.id', value: '1204:77', path: 'device.vid:device.pid' },
  ]);
});

test('an empty socket has no device, and nothing that was not said', () => {
  expect(payloadFields(documentedLive.payload, { data: { device: null } })).toEqual([
    { field: 'present', value: false, path: 'data.device' },
  ]);
  expect(payloadFields(operatedLive.payload, { power: { watt: 0 } })).toEqual([
    { field: 'watts', value: 0, path: 'power.watt' },
  ]);
});

test.each([[null], [7], ['text'], [[]]])('%j is no message', (json) =>
  expect(payloadFields(documentedLive.payload, json)).toBeNull(),
);
