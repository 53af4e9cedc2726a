// A site document that is dragged onto the page. In the window the preload opens it by its path, which the page never sees; the
// page only lets it fall.

import { onMounted, onUnmounted, ref, type Ref } from 'vue';

/** What a site document is called. */
export const documentEnding = '.ochno-site';

export interface DropEvents {
  readonly onDocument: (file: File) => unknown;
  /** Something else fell. */
  readonly onOther: () => unknown;
}

/** `isOpenedElsewhere`: somebody else opens what falls here. Returns whether something hovers above the page. */
export function useDroppedDocument(isOpenedElsewhere: () => boolean, events: DropEvents): Ref<boolean> {
  const hovers = ref(false);
  const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

  function over(event: DragEvent): void {
    if (!hasFile(event)) return;
    // Without this nothing can fall.
    event.preventDefault();
    hovers.value = true;
  }
  function left(event: DragEvent): void {
    if (event.relatedTarget === null) hovers.value = false;
  }
  function dropped(event: DragEvent): void {
    if (!hasFile(event)) return;
    event.preventDefault();
    hovers.value = false;
    if (isOpenedElsewhere()) return;
    const [file] = event.dataTransfer?.files ?? [];
    if (file?.name.toLowerCase().endsWith(documentEnding)) events.onDocument(file);
    else events.onOther();
  }

  onMounted(() => {
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);
  });
  onUnmounted(() => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', left);
    window.removeEventListener('drop', dropped);
  });
  return hovers;
}
