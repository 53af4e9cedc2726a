import { describe, expect, it } from 'vitest';

import { stepDrag, type DragInput, type DragState, type Thing } from '../../../renderer/src/features/hubs/drag.ts';

const port: Thing = { kind: 'port', hubId: 'h1', number: 3 };
const socket: Thing = { kind: 'socket', socketId: 's7' };
const at = { x: 100, y: 100 };
const away = { x: 140, y: 100 };
const pair = { socketId: 's7', hubId: 'h1', number: 3 };

const idle: DragState = { is: 'idle' };
const pressed: DragState = { is: 'pressed', thing: port, pointer: 1, from: at };
const carried: DragState = { is: 'carried', thing: port, pointer: 1, at: away, over: null };
const overSocket: DragState = { ...carried, over: socket };

const rows: { from: DragState; on: DragInput; to: DragState; effects?: unknown[]; says: string }[] = [
  { says: 'a press takes hold', from: idle, on: { type: 'press', thing: port, pointer: 1, at }, to: pressed },
  { says: 'moving over nothing held is nothing', from: idle, on: moved(1, away, null), to: idle },
  { says: 'letting go of nothing is nothing', from: idle, on: { type: 'release', pointer: 1 }, to: idle },
  { says: 'cancelling nothing is nothing', from: idle, on: { type: 'cancel' }, to: idle },

  { says: 'a trembling hand does not drag', from: pressed, on: moved(1, { x: 103, y: 103 }, null), to: pressed },
  { says: 'a way carries', from: pressed, on: moved(1, away, null), to: carried },
  { says: 'another finger moves nothing', from: pressed, on: moved(2, away, socket), to: pressed },
  {
    says: 'let go where it was taken is a tap',
    ...{ from: pressed, on: { type: 'release', pointer: 1 }, to: idle, effects: [{ effect: 'tap', thing: port }] },
  },
  {
    says: 'a second press is nothing',
    from: pressed,
    on: { type: 'press', thing: socket, pointer: 2, at },
    to: pressed,
  },
  { says: 'cancelled before it moved', from: pressed, on: { type: 'cancel' }, to: idle },

  { says: 'a socket under it is seen', from: carried, on: moved(1, away, socket), to: overSocket },
  {
    says: 'a port under a port is nothing',
    ...{ from: carried, on: moved(1, away, { kind: 'port', hubId: 'h2', number: 1 }), to: carried },
  },
  { says: 'left again', from: overSocket, on: moved(1, away, null), to: carried },
  {
    says: 'let go over a socket binds',
    ...{ from: overSocket, on: { type: 'release', pointer: 1 }, to: idle, effects: [{ effect: 'bind', pair }] },
  },
  { says: 'let go over nothing binds nothing', from: carried, on: { type: 'release', pointer: 1 }, to: idle },
  { says: 'another finger let go is nothing', from: overSocket, on: { type: 'release', pointer: 2 }, to: overSocket },
  {
    says: 'a press while carrying is nothing',
    from: carried,
    on: { type: 'press', thing: port, pointer: 2, at },
    to: carried,
  },
  { says: 'Escape over a socket binds nothing', from: overSocket, on: { type: 'cancel' }, to: idle },
];

function moved(pointer: number, to: { x: number; y: number }, over: Thing | null): DragInput {
  return { type: 'move', pointer, at: to, over };
}

describe('a drag', () => {
  it.each(rows)('$from.is: $says', ({ from, on, to, effects = [] }) => {
    expect(stepDrag(from, on)).toEqual({ state: to, effects });
  });

  it('binds a socket to a port as it binds a port to a socket', () => {
    const held = stepDrag(idle, { type: 'press', thing: socket, pointer: 1, at }).state;
    const over = stepDrag(held, moved(1, away, port)).state;
    expect(stepDrag(over, { type: 'release', pointer: 1 }).effects).toEqual([{ effect: 'bind', pair }]);
  });
});
