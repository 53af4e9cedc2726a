// What the page knows about the program behind it: nothing until the application has answered over the port.

import { defineStore } from 'pinia';
import { ref } from 'vue';

import type { ContractClient } from '../../app/contract-client.ts';

export const useAbout = defineStore('about', () => {
  const version = ref<string | null>(null);

  async function ask(client: Pick<ContractClient, 'about'>): Promise<void> {
    version.value = (await client.about()).version;
  }

  return { version, ask };
});
