import type { Feature } from '../../app/feature.ts';
import { walkKeys } from './walk-keys.ts';

export const verify: Feature = {
  name: 'verify',
  path: '/verify',
  screen: () => import('./VerifyScreen.vue'),
  keys: [
    ...walkKeys.map(({ shown, words }) => ({ key: shown, words })),
    { key: 'PageDown', words: 'verify.next' },
    { key: '← ↑ → ↓', words: 'verify.neighbour' },
  ],
};
