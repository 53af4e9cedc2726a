import type { Feature } from '../../app/feature.ts';

export const issues: Feature = {
  name: 'issues',
  path: '/issues',
  screen: () => import('./IssuesScreen.vue'),
  keys: [
    { key: '↑ ↓', words: 'issues.keys.walk' },
    { key: 'N', words: 'issues.new' },
    { key: 'C', words: 'issues.close' },
  ],
  commands: [{ words: 'issues.new', to: '/issues?new', needsSite: true }],
};
