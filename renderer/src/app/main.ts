// Starts the page: the first screen at once, what the application says as soon as the port is there.

import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-600.css';
import './ground.css';

import { createPinia } from 'pinia';
import { createApp } from 'vue';

import { useAbout } from '../features/start/about-store.ts';
import StartScreen from '../features/start/StartScreen.vue';
import { connectToApplication } from './contract-client.ts';

const client = connectToApplication();
createApp(StartScreen).use(createPinia()).mount('#app');
await useAbout().ask(await client);
