// What the proposed button does on the screen that it leads to: that screen knows how to begin.

import { onMounted, onUnmounted } from 'vue';

import type { FrameView } from '../../../electron/contract/frame.ts';

export type Proposed = Exclude<FrameView['next']['action'], 'done'>;

const beginnings = new Map<Proposed, (action: Proposed) => unknown>();

/** While the screen is shown. */
export function useProposed(actions: readonly Proposed[], begin: (action: Proposed) => unknown): void {
  onMounted(() => {
    for (const action of actions) beginnings.set(action, begin);
  });
  onUnmounted(() => {
    for (const action of actions) if (beginnings.get(action) === begin) beginnings.delete(action);
  });
}

export const beginProposed = (action: Proposed): unknown => beginnings.get(action)?.(action);
