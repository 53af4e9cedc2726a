// Photos on their way in and out: made small in the page before they are sent up, shown from the document's bytes.

import { onUnmounted, shallowRef, watch, type ShallowRef } from 'vue';

import type { IssueView } from '../../../../electron/contract/site-views.ts';
import { application, ifThere } from '../../app/application.ts';
import { fittedSize } from './photo-size.ts';

export type Photo = IssueView['photos'][number];

const quality = 0.85;

/**
 * Drawn anew as a JPEG: smaller, upright, without the place it was taken at; it keeps its name. Null: no picture. A drawing (SVG)
 * has no pixels to make fewer.
 */
export async function smallPhoto(file: File): Promise<File | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file.type === 'image/svg+xml' ? file : null;
  const blob = await drawn(picture, picture);
  picture.close();
  return blob ? new File([blob], file.name, { type: blob.type }) : file;
}

/** What a camera shows at this moment. Null: it shows nothing yet. */
export async function photoOf(video: HTMLVideoElement, name: string): Promise<File | null> {
  const { videoWidth: width, videoHeight: height } = video;
  const blob = width > 0 ? await drawn(video, { width, height }) : null;
  return blob && new File([blob], name, { type: blob.type });
}

function drawn(picture: CanvasImageSource, of: { width: number; height: number }): Promise<Blob | null> {
  const { width, height } = fittedSize(of);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** An address of the photo's bytes for as long as its component is there. Null: not there yet, or missing in the document. */
export function usePhoto(photo: () => Photo | null): Readonly<ShallowRef<string | null>> {
  const address = shallowRef<string | null>(null);
  const letGo = (): void => {
    if (address.value !== null) URL.revokeObjectURL(address.value);
    address.value = null;
  };
  let left = false;
  watch(
    () => photo()?.blob ?? null,
    async (sha256) => {
      letGo();
      if (sha256 === null) return;
      const bytes = await ifThere(application().site.blob({ sha256 }));
      const now = photo();
      if (left || !bytes?.ok || now?.blob !== sha256) return;
      // The document keeps bytes without a kind; a picture is shown only as the kind that its bytes were found to be.
      address.value = URL.createObjectURL(new Blob([bytes.value], { type: now.mediaType }));
    },
    { immediate: true },
  );
  onUnmounted(() => {
    left = true;
    letGo();
  });
  return address;
}
