import type { Feature } from '../../app/feature.ts';

export const verify: Feature = {
  name: 'verify',
  path: '/verify',
  screen: () => import('./VerifyScreen.vue'),
  keys: [
    { key: 'Enter', words: 'verify.next' },
    { key: 'F', words: 'verify.dead' },
    { key: 'S', words: 'verify.skip' },
  ],
};
