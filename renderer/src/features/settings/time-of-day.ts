// Hours, minutes and seconds: what a line of the timeline and a message need.

const formats = new Map<string, Intl.DateTimeFormat>();

export function timeOfDay(at: number, language: string): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  formats.set(language, format);
  return format.format(new Date(at));
}
