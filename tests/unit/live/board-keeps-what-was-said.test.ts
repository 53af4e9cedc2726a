import { expect, test } from 'vitest';
import { createBoard } from '../../../electron/live/board.ts';
import { HeardReading } from '../../../electron/live/heard-reading.ts';

/** One port's place on a board. */
function onePort(): { put(at: number, said: Partial<HeardReading>): void; last(): object | undefined } {
  const board = createBoard();
  const place = board.place('p');
  return {
    put: (at, said) => board.put(place, Object.assign(new HeardReading('p', at), said)),
    last: () => board.last(place),
  };
}

test('an absent field keeps its last value', () => {
  const port = onePort();
  expect(port.last()).toBeUndefined();
  port.put(1, { present: true, device: { name: 'x' }, watts: 5, sensors: { temperature: 20 } });
  port.put(2, { lampLevel: 30, sensors: { humidity: 40 }, fan: { rpm: 7 } });
  port.put(3, { fan: { target: 9 }, volts: 0, button: false });
  expect(port.last()).toEqual({
    portKey: 'p',
    at: 3,
    present: true,
    device: { name: 'x' },
    watts: 5,
    volts: 0,
    lampLevel: 30,
    sensors: { temperature: 20, humidity: 40 },
    fan: { rpm: 7, target: 9 },
    button: false,
  });
});

test('a reading handed to listeners is never written into, nor what was handed out', () => {
  const port = onePort();
  const first = { temperature: 20 };
  port.put(1, { sensors: first });
  const last = port.last();
  port.put(2, { sensors: { temperature: 30 } });
  expect(first.temperature).toBe(20);
  expect(last).toEqual({ portKey: 'p', at: 1, sensors: { temperature: 20 } });
});

test('an empty port has no device, and the next one does not inherit its name', () => {
  const port = onePort();
  port.put(1, { present: true, device: { name: 'x' } });
  port.put(2, { present: false });
  port.put(3, { present: true });
  expect(port.last()).toEqual({ portKey: 'p', at: 3, present: true });
});

test('the same device again is the object known before, so that nobody keeps the new one', () => {
  const board = createBoard();
  const place = board.place('p');
  const device = { name: 'x', type: 'load' };
  board.put(place, Object.assign(new HeardReading('p', 1), { device }));
  const again = Object.assign(new HeardReading('p', 2), { device: { ...device } });
  board.put(place, again);
  expect(again.device).toBe(device);
});

test('a board holds more ports than it began with', () => {
  const board = createBoard();
  const places = Array.from({ length: 3_000 }, (_, index) => board.place(`p${index}`));
  for (const place of places) board.put(place, Object.assign(new HeardReading(`p${place}`, place), { watts: place }));
  expect(places.map((place) => board.last(place)?.watts)).toEqual(places);
});
