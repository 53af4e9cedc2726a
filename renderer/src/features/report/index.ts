import type { Feature } from '../../app/feature.ts';

export const report: Feature = {
  name: 'report',
  path: '/report',
  screen: () => import('./ReportScreen.vue'),
  keys: [{ key: '← →', words: 'report.keys.turn' }],
};
