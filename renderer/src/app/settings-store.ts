// This installation's settings as the page shows and obeys them: language, appearance, sound. Kept by the application.

import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

import { defaultSettings } from '../../../electron/contract/default-settings.ts';
import type { Settings } from '../../../electron/contract/settings.ts';
import { application, listen } from './application.ts';
import { speak } from './i18n.ts';

export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(defaultSettings);
  const language = computed(() => settings.value.language);
  const dark = window.matchMedia('(prefers-color-scheme: dark)');

  function obey(): void {
    void speak(settings.value.language);
    const { theme } = settings.value;
    document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  }
  dark.addEventListener('change', obey);

  /** For as long as the page lives; also what another window changes. */
  const follow = (): Promise<void> =>
    listen(application().settings.changes(), (changed) => {
      settings.value = changed;
      obey();
    });
  /** Obeyed at once, kept a moment later. */
  function set(patch: Partial<Settings>): Promise<Settings> {
    settings.value = { ...settings.value, ...patch };
    obey();
    return application().settings.set(patch);
  }
  return { settings, language, follow, set };
});
