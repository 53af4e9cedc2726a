// The imports of floor plans that go on, for as long as the site is open: one for each place that a plan can be added to. What
// shows them comes and goes; they end by their own button.

import { defineStore } from 'pinia';
import { computed, shallowReactive, watch } from 'vue';

import { useFrame } from '../../app/frame-store.ts';
import type { ImportTarget, PlanImport } from './plan-import.ts';

export const useImports = defineStore('imports', () => {
  const frame = useFrame();
  const imports = shallowReactive(new Map<string, PlanImport>());

  /** What goes on there, or what can be begun. */
  function at(target: ImportTarget, begin: (target: ImportTarget) => PlanImport): PlanImport {
    const key = target.replaces ?? target.locationId;
    const one = imports.get(key) ?? begin(target);
    imports.set(key, one);
    return one;
  }
  watch(
    () => frame.siteId,
    () => {
      for (const one of imports.values()) one.end();
      imports.clear();
    },
  );
  /** Those that no screen shows, and that have something to say. */
  const unseen = computed(() =>
    [...imports.values()].filter(({ shown, busy, failure }) => shown.value === 0 && (busy.value || failure.value)),
  );
  return { at, unseen };
});
