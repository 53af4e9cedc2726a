// The page's own clock, for ages on the screen and nothing else: what matters is timed by the application.

import { onUnmounted, readonly, ref, type Ref } from 'vue';

/** Milliseconds since the page was opened. */
export const pageTime = (): number => Number(document.timeline.currentTime ?? 0);

/** The same as something to show: moves on once a second while its component is there. */
export function usePageTime(): Readonly<Ref<number>> {
  const now = ref(pageTime());
  const timer = window.setInterval(() => (now.value = pageTime()), 1_000);
  onUnmounted(() => window.clearInterval(timer));
  return readonly(now);
}
