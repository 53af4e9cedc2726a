// Carries what pointer and keys do on a plan to the states, and holds what is going on. What they ask for is done by the canvas.

import { computed, shallowRef, watch } from 'vue';

import type { Point } from '../../../../../electron/domain/units.ts';
import { idle, type Around, type Effect, type Input, type Press, type State } from './protocol.ts';
import { step } from './states.ts';
import { steadied, type Aim, type Draw } from './steady.ts';

export interface HandSurroundings {
  readonly around: () => Around;
  /** Where a place on the page is on the plan, and what is there. */
  readonly pressAt: (client: Point, pointer: number) => Press;
  /** The cross in the middle of the view. */
  readonly middle: () => Press;
  /** Pixels of the view the whole picture takes. */
  readonly scale: () => Point;
  /** What draws a hand that places or moves, now. */
  readonly draw: Draw;
  readonly does: (effect: Effect, event: Event) => void;
}

/** Pixels of the view an arrow key moves the plan, and the pins that are selected; with Shift. */
const panStep = 60;
const nudgeStep = 2;
const nudgeFar = 20;
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const leftButton = 0;
const middleButton = 1;

export function useHand({ around, pressAt, middle, scale, draw, does }: HandSurroundings) {
  const state = shallowRef<State>(idle);
  /** The keyboard was used last: the cross is shown. */
  const byKeyboard = shallowRef(false);
  /** Where the hand is on the plan, steadied, and the pin it is over; null: it is not there. */
  const aim = shallowRef<(Aim & { readonly pin: string | null }) | null>(null);
  let spaceHeld = false;

  /** Alt lets the hand go where it likes. */
  function aimed(press: Press, isFree: boolean): Press {
    if (isFree) {
      aim.value = { on: press.on, guides: [], pin: press.pin };
      return press;
    }
    const steady = steadied(state.value, press, around(), draw);
    aim.value = { ...steady.aim, pin: press.pin };
    return steady.press;
  }
  const aimedAt = (event: PointerEvent): Press =>
    aimed(pressAt({ x: event.clientX, y: event.clientY }, event.pointerId), event.altKey);
  const left = (): void => void (aim.value = null);
  /** What the hand was in line with matters only until it has done it. */
  const settled = (): void => void (aim.value &&= { ...aim.value, guides: [] });

  function take(input: Input, event: Event): void {
    const next = step(state.value, input, around());
    state.value = next.state;
    for (const effect of next.effects) does(effect, event);
  }

  function down(event: PointerEvent): void {
    if (event.button !== leftButton && event.button !== middleButton) return;
    byKeyboard.value = false;
    const press = aimedAt(event);
    const isGrabbed = around().grabs && press.pin !== null;
    // Who grabs a pin wants to know what it is over.
    if (!isGrabbed) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    take({ kind: 'down', ...press, adds, pans: spaceHeld || event.button === middleButton }, event);
  }
  const moved = (event: PointerEvent): void => take({ kind: 'move', ...aimedAt(event) }, event);
  const up = (event: PointerEvent): void => {
    take({ kind: 'up', ...aimedAt(event) }, event);
    settled();
  };
  const cancelled = (event: Event): void => {
    if (state.value.is !== 'idle') take({ kind: 'cancel' }, event);
  };

  /** True: the key was for the plan. */
  function pressedKey(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
    const arrow = arrows[key];
    if (arrow) {
      byKeyboard.value = true;
      aim.value = null;
      const [{ x, y }, far] = [scale(), shiftKey ? nudgeFar : nudgeStep];
      take(
        {
          kind: 'arrow',
          by: { x: (arrow.x * far) / x, y: (arrow.y * far) / y },
          pan: { x: 0 - arrow.x * panStep, y: 0 - arrow.y * panStep },
        },
        event,
      );
    } else if (key === 'Enter') {
      byKeyboard.value = true;
      take({ kind: 'confirm', ...aimed(middle(), false) }, event);
      aim.value = null;
    } else if (key === 'Escape') take({ kind: 'cancel' }, event);
    else if (key === 'Backspace') take({ kind: 'take-back' }, event);
    else if (key === ' ') spaceHeld = true;
    else return false;
    return true;
  }
  function releasedKey(event: KeyboardEvent): void {
    if (event.key === ' ') spaceHeld = false;
    if (arrows[event.key]) take({ kind: 'arrow-up' }, event);
  }
  /** Keys are let go elsewhere, too. */
  function blurred(event: FocusEvent): void {
    spaceHeld = false;
    take({ kind: 'arrow-up' }, event);
  }

  // Another tool begins anew.
  watch(
    () => around().tool,
    () => (state.value = idle),
  );
  const cursor = computed(() => (state.value.is === 'panning' || state.value.is === 'pinching' ? 'pans' : ''));
  return { state, byKeyboard, aim, cursor, down, moved, up, left, cancelled, pressedKey, releasedKey, blurred };
}
