import type { Feature } from '../../app/feature.ts';

export const health: Feature = {
  name: 'health',
  path: '/hubs/health',
  screen: () => import('./HealthScreen.vue'),
};
