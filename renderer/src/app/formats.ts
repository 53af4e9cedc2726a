// Times and numbers by the customs of a language. To make a format takes milliseconds, so each is made once.

function kept<Options, Format>(make: (language: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (language: string, options: Options): Format => {
    const key = language + JSON.stringify(options);
    const format = made.get(key) ?? make(language, options);
    made.set(key, format);
    return format;
  };
}

export const numbers = kept((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options));

const dates = kept((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options));
/** British, where English is spoken: the day stands before the month. */
const region = (language: string): string => (language === 'en' ? 'en-GB' : language);
/** On the clock of 24 hours that a building site uses. */
export const times = (at: number, language: string, options: Intl.DateTimeFormatOptions): string =>
  dates(region(language), { hourCycle: 'h23', ...options }).format(new Date(at));

const minutes = { hour: '2-digit', minute: '2-digit' } as const;
export const shortTime = (at: number, language: string): string => times(at, language, minutes);

/** With the seconds: what just happened. */
export const timeOfDay = (at: number, language: string): string =>
  times(at, language, { ...minutes, second: '2-digit' });

/** Day, hours and minutes: for what may have been another day. */
export const dayAndTime = (at: number, language: string): string =>
  times(at, language, { dateStyle: 'medium', timeStyle: 'short' });
