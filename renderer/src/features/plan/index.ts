import type { Feature } from '../../app/feature.ts';

export const plan: Feature = {
  name: 'plan',
  path: '/plan',
  screen: () => import('./PlanScreen.vue'),
};
