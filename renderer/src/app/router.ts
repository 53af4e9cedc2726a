import { createRouter, createWebHashHistory } from 'vue-router';

import { features } from './features.ts';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...features.map(({ name, path, screen }) => ({ name, path, component: screen })),
    // Every component in each of its states, for those who draw them; not in what is built.
    ...(import.meta.env.DEV ? [{ path: '/_ui', component: () => import('../ui/UiPage.vue') }] : []),
    { path: '/:elsewhere(.*)', redirect: '/' },
  ],
});
