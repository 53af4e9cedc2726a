import type { Feature } from '../../app/feature.ts';

export const site: Feature = {
  name: 'site',
  path: '/site',
  screen: () => import('./SiteScreen.vue'),
  keys: [
    { key: '↑ ↓', words: 'site.key.choose' },
    { key: '← →', words: 'site.key.open' },
    { key: 'Enter', words: 'site.key.plan' },
  ],
};
