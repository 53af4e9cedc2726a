// What an installation begins with. Apart from the schemas, so that the page need not load those.

import type { Settings } from './settings.ts';

export const defaultSettings: Settings = {
  language: 'en',
  theme: 'system',
  shortcuts: true,
  sound: true,
  volume: 1,
  lampAnswers: true,
  author: '',
  templates: [],
};
