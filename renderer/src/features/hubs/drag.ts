// Decides what a drag is: a port or a socket taken hold of, carried, and let go over one of the other kind, which binds the two.
// Pure: where the pointer is and what is under it comes in, the binding goes out.

import type { Point } from '../../../../electron/domain/units.ts';

export type Thing =
  | { readonly kind: 'port'; readonly hubId: string; readonly number: number }
  | { readonly kind: 'socket'; readonly socketId: string };

export interface Pair {
  readonly socketId: string;
  readonly hubId: string;
  readonly number: number;
}

export type DragState =
  | { readonly is: 'idle' }
  /** Down, and not yet moved as far as a drag: it may be a click. */
  | { readonly is: 'pressed'; readonly thing: Thing; readonly pointer: number; readonly from: Point }
  /** `over`: what it would be bound to if it were let go here. */
  | {
      readonly is: 'carried';
      readonly thing: Thing;
      readonly pointer: number;
      readonly at: Point;
      readonly over: Thing | null;
    };

export type DragInput =
  | { readonly type: 'press'; readonly thing: Thing; readonly pointer: number; readonly at: Point }
  | { readonly type: 'move'; readonly pointer: number; readonly at: Point; readonly over: Thing | null }
  | { readonly type: 'release'; readonly pointer: number }
  | { readonly type: 'cancel' };

export type DragEffect =
  | { readonly effect: 'bind'; readonly pair: Pair }
  /** Let go where it was taken: a click. */
  | { readonly effect: 'tap'; readonly thing: Thing };

export interface DragStep {
  readonly state: DragState;
  readonly effects: readonly DragEffect[];
}

/** A hand in a glove trembles. View pixels. */
const dragAfter = 6;
const idle: DragState = { is: 'idle' };
const then = (state: DragState, ...effects: readonly DragEffect[]): DragStep => ({ state, effects });

/** Whatever a second finger does meanwhile is nothing. */
export function stepDrag(state: DragState, input: DragInput): DragStep {
  if (input.type === 'cancel') return then(idle);
  if (state.is === 'idle') {
    if (input.type !== 'press') return then(state);
    return then({ is: 'pressed', thing: input.thing, pointer: input.pointer, from: input.at });
  }
  if (input.type === 'press' || input.pointer !== state.pointer) return then(state);
  return input.type === 'move' ? moved(state, input.at, input.over) : released(state);
}

function moved(state: Exclude<DragState, { is: 'idle' }>, at: Point, over: Thing | null): DragStep {
  const { thing, pointer } = state;
  if (state.is === 'pressed' && Math.hypot(at.x - state.from.x, at.y - state.from.y) < dragAfter) return then(state);
  return then({ is: 'carried', thing, pointer, at, over: over && pairOf(thing, over) ? over : null });
}

function released(state: Exclude<DragState, { is: 'idle' }>): DragStep {
  if (state.is === 'pressed') return then(idle, { effect: 'tap', thing: state.thing });
  const pair = state.over && pairOf(state.thing, state.over);
  return pair ? then(idle, { effect: 'bind', pair }) : then(idle);
}

/** Null: two of a kind. */
function pairOf(one: Thing, other: Thing): Pair | null {
  if (one.kind === 'socket') return other.kind === 'port' ? pairOf(other, one) : null;
  if (other.kind === 'port') return null;
  return { socketId: other.socketId, hubId: one.hubId, number: one.number };
}
