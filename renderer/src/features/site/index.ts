import type { Feature } from '../../app/feature.ts';

export const site: Feature = {
  name: 'site',
  path: '/site',
  screen: () => import('./SiteScreen.vue'),
};
