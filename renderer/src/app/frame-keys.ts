// The frame's own keys, which every screen leaves to it.

import type { ShownKey } from './feature.ts';

export const frameKeys: readonly ShownKey[] = [
  { key: 'Ctrl+K', words: 'keys.palette' },
  { key: '?', words: 'keys.list' },
  { key: 'Ctrl+Z', words: 'top.undo' },
  { key: 'Ctrl+Shift+Z', words: 'top.redo' },
  { key: 'Alt+1 … 6', words: 'keys.rooms' },
];
