// What is half written on a screen, until it is sent: it outlives leaving the screen, and all but files a reload of this window. It
// is nobody else's, and no part of the site.

import { computed, shallowReactive, toValue, watch, type MaybeRefOrGetter, type WritableComputedRef } from 'vue';

import { useFrame } from './frame-store.ts';

const kept = shallowReactive(new Map<string, unknown>());

/** `name` is what it is written for; each open site has its own. Blank (a text, or what JSON can say) is what is forgotten. */
export function useDraft<T>(name: MaybeRefOrGetter<string>, blank: T): WritableComputedRef<T> {
  const frame = useFrame();
  const key = computed(() => `draft/${frame.siteId}/${toValue(name)}`);
  watch(
    key,
    (now) => {
      const written = sessionStorage.getItem(now);
      if (written !== null && !kept.has(now)) kept.set(now, typeof blank === 'string' ? written : JSON.parse(written));
    },
    { immediate: true },
  );
  return computed({
    get: () => (kept.has(key.value) ? (kept.get(key.value) as T) : blank),
    set(now) {
      kept.set(key.value, now);
      // Files can't be said in words.
      if (Array.isArray(now)) return;
      const text = typeof now === 'string' ? now : JSON.stringify(now);
      if (text === '' || text === '{}') sessionStorage.removeItem(key.value);
      else sessionStorage.setItem(key.value, text);
    },
  });
}
