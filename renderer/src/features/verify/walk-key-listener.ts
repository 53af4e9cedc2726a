// Hears the keys of a walk, and tells which of them are the walk's: not one that presses what has the focus, and of one that
// something lies on only the first.

import { intentOf } from './walk-keys.ts';

/** Until told to stop. Keys that mean something here don't scroll the page too. */
export function listenForWalkKeys(onKey: (key: string, isFree: boolean) => void): () => void {
  // Asked while the key goes down: what it presses may take the focus away before the key is known to be no scan.
  let isFree = true;
  const wentDown = (event: KeyboardEvent): void => {
    const { key, target } = event;
    const taken = isTaken(key);
    // Arrows go on as long as they are held.
    isFree = !taken && (!event.repeat || key.startsWith('Arrow'));
    const inField = (target as HTMLElement | null)?.closest('input, textarea, select, [contenteditable]') != null;
    if (!inField && !taken && key !== 'Enter' && intentOf(key, false)) event.preventDefault();
  };
  const shortcut = (event: Event): void => onKey((event as CustomEvent<string>).detail, isFree);
  window.addEventListener('shortcut', shortcut);
  window.addEventListener('keydown', wentDown);
  return () => {
    window.removeEventListener('shortcut', shortcut);
    window.removeEventListener('keydown', wentDown);
  };
}

/** Enter and Space press what has the focus, arrows move the plan that has it, and nothing else. */
function isTaken(key: string): boolean {
  const { activeElement } = document;
  if (key === 'Enter' || key === ' ') return activeElement?.closest('button, summary, a, [role=application]') != null;
  return key.startsWith('Arrow') && activeElement?.closest('[role=application], [tabindex="0"]') != null;
}
