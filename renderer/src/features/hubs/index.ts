import type { Feature } from '../../app/feature.ts';

export const hubs: Feature = {
  name: 'hubs',
  path: '/hubs',
  screen: () => import('./HubsScreen.vue'),
};
