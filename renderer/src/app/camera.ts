// What the laptop's camera sees, in a video element, for as long as a component is there: let go as soon as that is gone.

import { onMounted, onUnmounted, ref, type Ref } from 'vue';

import { cameraTrouble, type CameraTrouble } from './camera-trouble.ts';

export interface Camera {
  /** Why there is no picture. */
  readonly trouble: Readonly<Ref<CameraTrouble | null>>;
  /** The picture moves. */
  readonly sees: Readonly<Ref<boolean>>;
}

export function useCamera(video: Readonly<Ref<HTMLVideoElement | null>>): Camera {
  const trouble = ref<CameraTrouble | null>(null);
  const sees = ref(false);
  let stream: MediaStream | null = null;
  let left = false;

  async function look(): Promise<void> {
    try {
      // The one that looks away from the person, where there are two.
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment' } });
    } catch (error) {
      trouble.value = cameraTrouble(error);
      return;
    }
    if (left || !video.value) return letGo();
    video.value.addEventListener('playing', () => (sees.value = true), { once: true });
    video.value.srcObject = stream;
  }
  function letGo(): void {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
  }
  onMounted(look);
  onUnmounted(() => {
    left = true;
    letGo();
  });
  return { trouble, sees };
}
