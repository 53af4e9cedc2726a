// Follows the pointer for a drag, and Escape; what it means is decided in `drag.ts`. Listens on the page only while something is
// held.

import { shallowRef, type ShallowRef } from 'vue';

import { stepDrag, type DragInput, type DragState, type Pair, type Thing } from './drag.ts';

export interface Drag {
  readonly state: ShallowRef<DragState>;
  /** On pointerdown upon something that can be taken hold of. */
  readonly press: (thing: Thing, event: PointerEvent) => void;
  readonly cancel: () => void;
}

export function useDrag(events: {
  /** What can be bound to, at a point of the window. */
  readonly thingAt: (x: number, y: number) => Thing | null;
  readonly onPair: (pair: Pair) => void;
  readonly onTap: (thing: Thing) => void;
}): Drag {
  const state = shallowRef<DragState>({ is: 'idle' });

  function step(input: DragInput): void {
    const { state: next, effects } = stepDrag(state.value, input);
    state.value = next;
    if (next.is === 'idle') unlisten();
    for (const effect of effects) {
      if (effect.effect === 'bind') events.onPair(effect.pair);
      else events.onTap(effect.thing);
    }
  }

  function press(thing: Thing, event: PointerEvent): void {
    if (event.button !== 0) return;
    listen();
    step({ type: 'press', thing, pointer: event.pointerId, at: { x: event.clientX, y: event.clientY } });
  }
  const cancel = (): void => step({ type: 'cancel' });

  const moved = ({ pointerId: pointer, clientX: x, clientY: y }: PointerEvent): void =>
    step({ type: 'move', pointer, at: { x, y }, over: events.thingAt(x, y) });
  const released = ({ pointerId }: PointerEvent): void => step({ type: 'release', pointer: pointerId });
  const cancelled = ({ pointerId }: PointerEvent): void => {
    const held = state.value;
    if (held.is !== 'idle' && held.pointer === pointerId) cancel();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || state.value.is !== 'carried') return;
    event.stopPropagation();
    cancel();
  };
  /** Text that lies on the way is not marked. */
  const marking = (event: Event): void => event.preventDefault();

  function listen(): void {
    window.addEventListener('pointermove', moved);
    window.addEventListener('pointerup', released);
    window.addEventListener('pointercancel', cancelled);
    window.addEventListener('keydown', key, { capture: true });
    document.addEventListener('selectstart', marking);
  }
  function unlisten(): void {
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', released);
    window.removeEventListener('pointercancel', cancelled);
    window.removeEventListener('keydown', key, { capture: true });
    document.removeEventListener('selectstart', marking);
  }
  return { state, press, cancel };
}
