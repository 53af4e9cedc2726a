import type { Feature } from '../../app/feature.ts';

export const issues: Feature = {
  name: 'issues',
  path: '/issues',
  screen: () => import('./IssuesScreen.vue'),
};
