import { expect, test } from 'vitest';
import { createBoard } from '../../../electron/live/board.ts';

test('an absent field keeps its last value, in the same object', () => {
  const board = createBoard();
  board.put({ portKey: 'p', at: 1, present: true, device: { name: 'x' }, watts: 5, sensors: { temperature: 20 } });
  const last = board.last('p');
  board.put({ portKey: 'p', at: 2, lampLevel: 30, sensors: { humidity: 40 }, fan: { rpm: 7 } });
  board.put({ portKey: 'p', at: 3, fan: { target: 9 } });
  expect(board.last('p')).toBe(last);
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
  const board = createBoard();
  const first = { portKey: 'p', at: 1, sensors: { temperature: 20 } };
  board.put(first);
  board.put({ portKey: 'p', at: 2, sensors: { temperature: 30 } });
  expect(first.sensors.temperature).toBe(20);
});

test('an empty port has no device, and the next one does not inherit its name', () => {
  const board = createBoard();
  board.put({ portKey: 'p', at: 1, present: true, device: { name: 'x' } });
  board.put({ portKey: 'p', at: 2, present: false });
  board.put({ portKey: 'p', at: 3, present: true });
  expect(board.last('p')).toEqual({ portKey: 'p', at: 3, present: true });
});

test('ports that left the site are forgotten', () => {
  const board = createBoard();
  board.put({ portKey: 'p', at: 1 });
  board.put({ portKey: 'q', at: 1 });
  board.keep(new Set(['q']));
  expect([board.last('p'), board.last('q')]).toEqual([undefined, { portKey: 'q', at: 1 }]);
});
