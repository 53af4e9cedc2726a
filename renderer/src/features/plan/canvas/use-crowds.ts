// The crowds of the plan as it is seen now, and what a hand presses there: a crowd, or a pin that is drawn by itself.

import { computed, type ComputedRef } from 'vue';

import type { Point } from '../../../../../electron/domain/units.ts';
import type { Size } from '../camera.ts';
import type { CrowdBox } from '../input/protocol.ts';
import { crowdAt, crowdsOf, crowdStep, isCrowded, type Crowd } from './crowds.ts';
import type { PinSet } from './pin-set.ts';

/** What of the scene's marks lifts a pin out of its crowd, or (`faded`) out of all of them. */
interface Marked {
  readonly faded: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  readonly highlighted: ReadonlySet<string>;
  readonly proposed: string | null;
}

interface Seen {
  readonly plan: () => Size;
  readonly pins: () => PinSet;
  readonly marks: () => Marked;
  readonly scale: () => number;
}

export function useCrowds({ plan, pins, marks, scale }: Seen): {
  /** Null: each pin is drawn. */
  crowds: ComputedRef<readonly Crowd[] | null>;
  /** Null: none is pressed within this distance, or somebody who is marked stands nearer. */
  at: (place: Point, within: number) => CrowdBox | null;
  /** Is this pin one that can be pressed? */
  isPressed: (index: number) => boolean;
} {
  const idOf = (index: number): string => pins().ids[index] ?? '';
  const counts = (index: number): boolean => !marks().faded.has(idOf(index));
  const step = computed(() => (isCrowded(pins(), scale()) ? crowdStep(scale()) : null));
  const faded = computed(() => marks().faded);
  const crowds = computed(() => {
    const { value: pale } = faded;
    return step.value === null ? null : crowdsOf(pins(), step.value, (index) => !pale.has(idOf(index)));
  });
  /** By index of the pin. */
  const crowdOf = computed(() => {
    const by = new Map<number, Crowd>();
    for (const crowd of crowds.value ?? []) for (const index of crowd.members) by.set(index, crowd);
    return by;
  });

  function isMarked(index: number): boolean {
    const { selected, proposed, highlighted } = marks();
    const id = idOf(index);
    return id === proposed || selected.has(id) || highlighted.has(id);
  }
  const isPressed = (index: number): boolean =>
    counts(index) && (crowds.value === null || crowdOf.value.get(index)?.members.length === 1 || isMarked(index));

  function at(place: Point, within: number): CrowdBox | null {
    if (!crowds.value) return null;
    // Its sign, or where one of its pins would be.
    const crowd = crowdAt(crowds.value, place, within) ?? crowdOf.value.get(pins().nearest(place, within, counts));
    if (!crowd || crowd.members.length === 1) return null;
    const far = Math.min(within, Math.hypot(crowd.at.x - place.x, crowd.at.y - place.y));
    if (pins().nearest(place, far, isPressed) >= 0) return null;
    const [{ left, top, right, bottom }, { width, height }] = [crowd.box, plan()];
    return { from: { x: left / width, y: top / height }, to: { x: right / width, y: bottom / height } };
  }
  return { crowds, at, isPressed };
}
