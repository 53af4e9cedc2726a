// What the frame shows: the last view that the application told. Nothing is worked out here.

import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

import type { FrameView } from '../../../electron/contract/frame.ts';
import { application, listen } from './application.ts';

export const useFrame = defineStore('frame', () => {
  const view = shallowRef<FrameView | null>(null);
  const siteId = computed(() => view.value?.site?.id ?? null);

  const follow = (): Promise<void> => listen(application().frame(), (told) => void (view.value = told));
  return { view, siteId, follow };
});
