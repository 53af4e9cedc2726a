import type { Feature } from '../../app/feature.ts';

export const help: Feature = {
  name: 'help',
  path: '/help',
  screen: () => import('./HelpScreen.vue'),
  commands: [
    { words: 'help.command.walk', to: '/help?page=walk', needsSite: false },
    { words: 'help.command.keys', to: '/help?page=keys', needsSite: false },
    { words: 'help.command.trouble', to: '/help?page=troubleshooting', needsSite: false },
  ],
};
