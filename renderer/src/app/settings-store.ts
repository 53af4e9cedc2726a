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

  /** Changed here and not kept yet: what is told meanwhile is older. */
  const unkept = new Set<Partial<Settings>>();

  /** For as long as the page lives; also what another window changes. */
  const follow = (): Promise<void> =>
    listen(application().settings.changes(), (changed) => {
      settings.value = Object.assign({ ...changed }, ...unkept) as Settings;
      obey();
    });
  /** Obeyed at once, kept a moment later. */
  async function set(patch: Partial<Settings>): Promise<Settings> {
    unkept.add(patch);
    settings.value = { ...settings.value, ...patch };
    obey();
    try {
      return await application().settings.set(patch);
    } finally {
      unkept.delete(patch);
    }
  }
  return { settings, language, follow, set };
});
