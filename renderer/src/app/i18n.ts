// Words in the person's language, compiled at build time (the policy allows no eval). Each feature brings its
// own words; what several say is in `words/` here.

import { createI18n } from 'vue-i18n';

import type { Words } from './words.ts';

const english = import.meta.glob<Words>(['./words/en.json', '../features/*/words/en.json'], {
  eager: true,
  import: 'default',
});
const joined = (all: Record<string, Words>): Words => Object.assign({}, ...Object.values(all)) as Words;

/** English is there from the start; another language comes when it is first spoken. */
const messages: Record<'en' | 'sv', Words> = { en: joined(english), sv: {} };
const others: Record<'sv', () => Promise<{ words: Record<string, Words> }>> = { sv: () => import('./swedish.ts') };

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages });

export async function speak(language: 'en' | 'sv'): Promise<void> {
  wanted = language;
  if (language !== 'en') i18n.global.setLocaleMessage(language, joined((await others[language]()).words));
  // Another may have been chosen meanwhile.
  if (wanted !== language) return;
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
}
let wanted: 'en' | 'sv' = 'en';

/** A reason's words, or the reason itself where it has none. */
export function reasonWords(reason: string | null): string {
  if (reason === null) return '';
  const key = `reason.${reason}`;
  return i18n.global.te(key) ? i18n.global.t(key) : reason;
}
