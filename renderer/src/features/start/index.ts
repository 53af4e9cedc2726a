import type { Feature } from '../../app/feature.ts';

export const start: Feature = {
  name: 'start',
  path: '/',
  screen: () => import('./StartScreen.vue'),
};
