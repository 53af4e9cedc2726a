// A long list of which only what is seen is there: rows by the virtualizer, one of them in the way of Tab, the arrow keys
// between them.

import { useVirtualizer, type VirtualItem } from '@tanstack/vue-virtual';
import {
  computed,
  nextTick,
  ref,
  shallowRef,
  watch,
  type ComponentPublicInstance,
  type ComputedRef,
  type Ref,
} from 'vue';

export interface Rows {
  /** The element that scrolls. */
  readonly setBox: (box: Element | ComponentPublicInstance | null) => void;
  readonly items: ComputedRef<VirtualItem[]>;
  /** Above and below what is there, in pixels. */
  readonly room: ComputedRef<{ readonly paddingTop: string; readonly paddingBottom: string }>;
  /** A row whose height is not known beforehand. */
  readonly measure: (row: Element | ComponentPublicInstance | null) => void;
  readonly active: Ref<number>;
  /** What has just grown is shown from its top. */
  readonly reveal: (index: number) => Promise<void>;
  readonly focus: (index: number) => Promise<void>;
  readonly key: (event: KeyboardEvent) => void;
}

/** `[data-row]` is what can be focused in a row. */
export function useRows(
  count: () => number,
  options: { readonly height: number; readonly keyOf: (index: number) => string },
): Rows {
  const box = shallowRef<HTMLElement | null>(null);
  const setBox: Rows['setBox'] = (element) => void (box.value = element instanceof HTMLElement ? element : null);
  const active = ref(0);
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: count(),
      getScrollElement: () => box.value,
      estimateSize: () => options.height,
      getItemKey: options.keyOf,
      overscan: 6,
    })),
  );
  const items = computed(() => virtualizer.value.getVirtualItems());
  const room = computed(() => ({
    paddingTop: `${items.value[0]?.start ?? 0}px`,
    paddingBottom: `${Math.max(0, virtualizer.value.getTotalSize() - (items.value.at(-1)?.end ?? 0))}px`,
  }));
  const measure = (row: Element | ComponentPublicInstance | null): void => {
    if (row instanceof HTMLElement) virtualizer.value.measureElement(row);
  };
  watch(count, (now) => (active.value = Math.max(0, Math.min(active.value, now - 1))));

  const show = (index: number, align: 'auto' | 'start'): void => virtualizer.value.scrollToIndex(index, { align });
  async function reveal(index: number): Promise<void> {
    await nextTick();
    const height = box.value?.clientHeight ?? 0;
    const size = virtualizer.value.measurementsCache[index]?.size ?? options.height;
    show(index, size > height ? 'start' : 'auto');
  }
  async function focus(index: number): Promise<void> {
    active.value = index;
    show(index, 'auto');
    await nextTick();
    box.value?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)?.focus();
  }

  const steps: Readonly<Record<string, (last: number) => number>> = {
    ArrowDown: (last) => Math.min(last, active.value + 1),
    ArrowUp: () => Math.max(0, active.value - 1),
    PageDown: (last) => Math.min(last, active.value + 10),
    PageUp: () => Math.max(0, active.value - 10),
    Home: () => 0,
    End: (last) => last,
  };
  function key(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step || !(event.target as HTMLElement).closest('[data-row]')) return;
    event.preventDefault();
    void focus(step(count() - 1));
  }
  return { setBox, items, room, measure, active, reveal, focus, key };
}
