// The connections that this installation knows, as every screen that shows them was told last.

import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

import type { ProfileView } from '../../../../electron/contract/settings.ts';
import { application } from '../../app/application.ts';

export const useProfiles = defineStore('profiles', () => {
  const list = shallowRef<readonly ProfileView[]>([]);
  const keychain = shallowRef(true);

  async function refresh(): Promise<void> {
    const [profiles, about] = await Promise.all([application().profiles.list(), application().about()]);
    [list.value, keychain.value] = [profiles, about.keychain];
  }
  return { list, keychain, refresh };
});
