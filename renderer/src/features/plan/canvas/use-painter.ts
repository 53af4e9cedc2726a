// Keeps the two canvases as the scene is: tells the painter what of it has changed, verdicts and colours too.

import { onMounted, onUnmounted, watch, type Ref } from 'vue';

import { useSettings } from '../../../app/settings-store.ts';
import { useSite } from '../../../app/site-store.ts';
import { lookOf } from './look.ts';
import { Painter } from './painter.ts';
import type { Scene } from './scene.ts';

type Canvas = Readonly<Ref<HTMLCanvasElement | undefined>>;

export function usePainter(ground: Canvas, pins: Canvas, scene: Readonly<Ref<Omit<Scene, 'look' | 'standing'>>>): void {
  const site = useSite();
  const store = useSettings();
  const look = (): Scene['look'] => lookOf(document.documentElement);
  let painter: Painter | null = null;
  let frame = 0;

  onMounted(() => {
    // In the frame to come: to ask for a colour before it would have the new page laid out at once.
    frame = requestAnimationFrame(() => {
      if (!ground.value || !pins.value) return;
      painter = new Painter(ground.value, pins.value, { ...scene.value, look: look(), standing: site.rows.standing });
    });
  });
  onUnmounted(() => {
    cancelAnimationFrame(frame);
    painter?.end();
  });
  watch(scene, (now, before) => {
    const changed = Object.entries(now).filter(([name, value]) => before[name as keyof typeof before] !== value);
    painter?.show(Object.fromEntries(changed));
  });
  watch(
    () => site.version,
    () => painter?.standingsChanged(),
  );
  // After the theme has been put on the page.
  watch(
    () => store.settings.theme,
    () => painter?.show({ look: look() }),
    { flush: 'post' },
  );
}
