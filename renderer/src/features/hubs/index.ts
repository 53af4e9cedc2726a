import type { Feature } from '../../app/feature.ts';

export const hubs: Feature = {
  name: 'hubs',
  path: '/hubs',
  screen: () => import('./HubsScreen.vue'),
  keys: [
    { key: 'Enter', words: 'hubs.keys.choose' },
    { key: '↑ ↓', words: 'hubs.keys.between' },
    { key: 'Esc', words: 'hubs.keys.letGo' },
  ],
};
