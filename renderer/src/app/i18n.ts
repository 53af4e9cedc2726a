// Words in the person's language, compiled at build time (the policy allows no eval); dates and numbers by its customs.

import { createI18n } from 'vue-i18n';

import en from './words/en.json';
import sv from './words/sv.json';

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en, sv } });

export function speak(language: 'en' | 'sv'): void {
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
}

/** A reason's words, or the reason itself where it has none. */
export function reasonWords(reason: string | null): string {
  if (reason === null) return '';
  const key = `reason.${reason}`;
  return i18n.global.te(key) ? i18n.global.t(key) : reason;
}

/** Hours and minutes, on the clock of 24 hours that a building site uses. */
export function shortTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );
}
