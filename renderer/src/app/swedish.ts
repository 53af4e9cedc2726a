// Swedish, loaded where it is spoken: the frame's words and each feature's.

import type { Words } from './words.ts';

export const words = import.meta.glob<Words>(['./words/sv.json', '../features/*/words/sv.json'], {
  eager: true,
  import: 'default',
});
