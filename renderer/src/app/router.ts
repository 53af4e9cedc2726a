// Which screen is where: one address each, each loaded when it is first shown.

import { createRouter, createWebHashHistory } from 'vue-router';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'start', component: () => import('../features/start/StartScreen.vue') },
    { path: '/site', name: 'site', component: () => import('../features/site/SiteScreen.vue') },
    { path: '/plan', name: 'plan', component: () => import('../features/plan/PlanScreen.vue') },
    { path: '/hubs', name: 'hubs', component: () => import('../features/hubs/HubsScreen.vue') },
    { path: '/verify', name: 'verify', component: () => import('../features/verify/VerifyScreen.vue') },
    { path: '/issues', name: 'issues', component: () => import('../features/issues/IssuesScreen.vue') },
    { path: '/report', name: 'report', component: () => import('../features/report/ReportScreen.vue') },
    { path: '/settings', name: 'settings', component: () => import('../features/settings/SettingsScreen.vue') },
    { path: '/:elsewhere(.*)', redirect: '/' },
  ],
});
