import type { Feature } from '../../app/feature.ts';

export const settings: Feature = {
  name: 'settings',
  path: '/settings',
  screen: () => import('./SettingsScreen.vue'),
};
