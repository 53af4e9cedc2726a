// The last message of the port that somebody looks at, for as long as it is looked at: asked for anew when another is chosen,
// let go when the screen is left.

import { onUnmounted, shallowRef, watch, type Ref } from 'vue';

import type { HeardMessage } from '../../../../electron/contract/payload.ts';
import { application, ifThere } from '../../app/application.ts';
import { useFrame } from '../../app/frame-store.ts';

/** `portKey` null: of whichever spoke last. `held`: what is shown stands still. */
export function useHeardMessage(portKey: Ref<string | null>, held: Ref<boolean>) {
  const frame = useFrame();
  const message = shallowRef<HeardMessage | null>(null);
  /** So many came since the one shown. */
  const passed = shallowRef(0);
  let listening = new AbortController();

  async function listenTo(key: string | null, { signal }: AbortController): Promise<void> {
    try {
      for await (const told of await application().live.messages({ portKey: key }, { signal })) {
        if (signal.aborted) return;
        passed.value = held.value ? passed.value + told.passed + 1 : told.passed;
        if (!held.value) message.value = told;
      }
    } catch (error) {
      // Leaving ends the question with an error of its own.
      if (!signal.aborted) throw error;
    }
  }
  watch(
    [portKey, () => frame.siteId],
    ([key, siteId]) => {
      listening.abort();
      listening = new AbortController();
      [message.value, passed.value] = [null, 0];
      if (siteId !== null) void ifThere(listenTo(key, listening));
    },
    { immediate: true },
  );
  onUnmounted(() => listening.abort());
  return { message, passed };
}
