import { expect, test } from 'vitest';
import { createBoardPlace } from '../../../electron/live/board.ts';

test('an absent field keeps its last value, in the same object', () => {
  const place = createBoardPlace();
  place.put({ portKey: 'p', at: 1, present: true, device: { name: 'x' }, watts: 5, sensors: { temperature: 20 } });
  const last = place.last;
  place.put({ portKey: 'p', at: 2, lampLevel: 30, sensors: { humidity: 40 }, fan: { rpm: 7 } });
  place.put({ portKey: 'p', at: 3, fan: { target: 9 } });
  expect(place.last).toBe(last);
  expect(last).toEqual({
    portKey: 'p',
    at: 3,
    present: true,
    device: { name: 'x' },
    watts: 5,
    lampLevel: 30,
    sensors: { temperature: 20, humidity: 40 },
    fan: { rpm: 7, target: 9 },
  });
});

test('a reading handed to listeners is never written into', () => {
  const place = createBoardPlace();
  const first = { portKey: 'p', at: 1, sensors: { temperature: 20 } };
  place.put(first);
  place.put({ portKey: 'p', at: 2, sensors: { temperature: 30 } });
  expect(first.sensors.temperature).toBe(20);
});

test('an empty port has no device, and the next one does not inherit its name', () => {
  const place = createBoardPlace();
  place.put({ portKey: 'p', at: 1, present: true, device: { name: 'x' } });
  place.put({ portKey: 'p', at: 2, present: false });
  place.put({ portKey: 'p', at: 3, present: true });
  expect(place.last).toEqual({ portKey: 'p', at: 3, present: true });
});
