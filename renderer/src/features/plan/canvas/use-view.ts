// The part of a plan that is in view: its camera and its size, panned, zoomed and brought to a place. View state only; a plan
// that nobody has moved yet stays whole in view, whatever the size.

import { onMounted, onUnmounted, shallowRef, watch, type Ref } from 'vue';

import type { Point } from '../../../../../electron/domain/units.ts';
import {
  between,
  centred,
  fit,
  isInView,
  pan,
  scaleOf,
  toPlan,
  toView,
  zoom,
  type Camera,
  type Size,
} from '../camera.ts';

/** A place is found by where it went to. Screens, *Motion*: 120 to 200 ms. */
const glideMs = 160;

/** `plan`: its picture's size, and what tells one plan from another. */
export function useView(box: Readonly<Ref<HTMLElement | undefined>>, plan: () => Size & { readonly id: string }) {
  const camera = shallowRef<Camera>({ scale: 1, x: 0, y: 0 });
  const size = shallowRef<Size>({ width: 1, height: 1 });
  const ratio = shallowRef(window.devicePixelRatio);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  /** What the person asked to see last: all of it, a place, or (null) what a hand has moved it to. */
  let asked: 'whole' | { readonly on: Point; readonly leastScale: number } | null = 'whole';
  let frame = 0;

  function look(next: Camera): void {
    cancelAnimationFrame(frame);
    asked = null;
    camera.value = next;
  }

  function glide(to: Camera): void {
    if (still.matches) return look(to);
    const from = camera.value;
    let began: number | null = null;
    look(from);
    const move = (now: number): void => {
      began ??= now;
      camera.value = between(from, to, (now - began) / glideMs);
      if (now - began < glideMs) frame = requestAnimationFrame(move);
    };
    frame = requestAnimationFrame(move);
  }

  const middle = (): Point => ({ x: size.value.width / 2, y: size.value.height / 2 });
  const whole = (): void => {
    look(fit(plan(), size.value));
    asked = 'whole';
  };
  function goTo(on: Point, leastScale = 0): void {
    glide(centred(camera.value, on, plan(), size.value, leastScale));
    asked = { on, leastScale };
  }
  /** A place that was asked for before the view had its size, or the plan its picture, is still meant. */
  function askedAgain(): void {
    if (asked === 'whole') return whole();
    if (asked === null) return;
    const { on, leastScale } = asked;
    camera.value = centred(fit(plan(), size.value), on, plan(), size.value, leastScale);
  }

  function resized([entry]: ResizeObserverEntry[]): void {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    ratio.value = window.devicePixelRatio;
    size.value = { width, height };
    askedAgain();
  }
  const observer = new ResizeObserver(resized);
  onMounted(() => box.value && observer.observe(box.value, { box: 'device-pixel-content-box' }));
  onUnmounted(() => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
  watch([() => plan().id, () => plan().width, () => plan().height], ([id], [before]) =>
    id === before ? askedAgain() : whole(),
  );

  return {
    camera,
    size,
    ratio,
    whole,
    panBy: (dx: number, dy: number): void => look(pan(camera.value, dx, dy, plan(), size.value)),
    zoomBy: (factor: number, at: Point = middle()): void => look(zoom(camera.value, factor, at, plan(), size.value)),
    /** To the middle, near enough to be told from its neighbours. */
    goTo,
    /** A part of the plan, from twice as near at least, and no nearer than `apart` where that is nearer. */
    open({ from, to }: { readonly from: Point; readonly to: Point }, apart: number): void {
      const { width, height } = plan();
      const part = { width: (to.x - from.x) * width, height: (to.y - from.y) * height };
      const near = Math.min(scaleOf(part, size.value), apart);
      goTo({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, Math.max(2 * camera.value.scale, near));
    },
    /** Only where it is out of view, or at its edge. */
    keepInView(on: Point): void {
      if (!isInView(camera.value, on, plan(), size.value)) glide(centred(camera.value, on, plan(), size.value));
    },
    middle,
    onView: (on: Point): Point => toView(camera.value, on, plan()),
    onPlan: (at: Point): Point => toPlan(camera.value, at, plan()),
  };
}
