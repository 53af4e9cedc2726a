// The picture of the plan that is shown: asked for when the plan is another, freed when it no longer is.

import { onUnmounted, shallowRef, watch } from 'vue';

import type { PlanView } from '../../../../../electron/contract/site-views.ts';
import { application, ifThere } from '../../../app/application.ts';
import { decodePicture, type Picture } from './picture.ts';

export function usePicture(plan: () => PlanView) {
  const picture = shallowRef<Picture | null>(null);
  /** It is there and can't be shown. */
  const isBroken = shallowRef(false);
  let isOver = false;

  watch(
    () => plan().blob,
    async (blob) => {
      isBroken.value = false;
      const asked = await ifThere(application().site.blob({ sha256: blob }));
      if (!asked) return;
      const { mediaType, width, height } = plan();
      const decoded = asked.ok ? await decodePicture(asked.value, mediaType, { width, height }) : null;
      // Another plan has been chosen meanwhile, or none is shown any more.
      if (isOver || blob !== plan().blob) return decoded?.close();
      picture.value?.close();
      picture.value = decoded;
      isBroken.value = decoded === null;
    },
    { immediate: true },
  );
  onUnmounted(() => {
    isOver = true;
    picture.value?.close();
  });
  return { picture, isBroken };
}
