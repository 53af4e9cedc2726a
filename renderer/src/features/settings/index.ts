import type { Feature } from '../../app/feature.ts';
import { sections } from './section-names.ts';

export const settings: Feature = {
  name: 'settings',
  path: '/settings',
  screen: () => import('./SettingsScreen.vue'),
  commands: sections.map((section) => ({
    words: `settings.command.${section}`,
    to: `/settings?section=${section}`,
    // What is of the open site.
    needsSite: section === 'procedure' || section === 'payload',
  })),
};
