// Words in the person's language, compiled at build time (the policy allows no eval); dates and numbers by its customs. Each
// feature brings its own words; what several say is in `words/` here.

import { createI18n } from 'vue-i18n';

/** By path: `verify.next`. Sentences, or more words below. */
interface Words {
  readonly [name: string]: string | Words;
}
const files = {
  en: import.meta.glob<Words>(['./words/en.json', '../features/*/words/en.json'], { eager: true, import: 'default' }),
  sv: import.meta.glob<Words>(['./words/sv.json', '../features/*/words/sv.json'], { eager: true, import: 'default' }),
};
const joined = (all: Record<string, Words>): Words => Object.assign({}, ...Object.values(all)) as Words;

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en: joined(files.en), sv: joined(files.sv) },
});

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

/** Day, hours and minutes: for what may have been another day. */
export function dayAndTime(at: number, language: string): string {
  const region = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(
    new Date(at),
  );
}
