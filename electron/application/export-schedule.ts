// Makes the file of a site's own schedule, named after the site. The writers are loaded when first needed.

import type { Language } from '../domain/failures.ts';
import { scheduleTable } from '../domain/schedule/schedule-table.ts';
import type { SiteState } from '../domain/site-types.ts';
import { plainFileName } from './file-name.ts';

const word: Readonly<Record<Language, string>> = { en: 'schedule', sv: 'uttagslista' };

export async function scheduleBytes(
  state: SiteState,
  { format, language }: { readonly format: 'csv' | 'xlsx'; readonly language: Language },
): Promise<Uint8Array> {
  const { writeCsv, writeWorkbook } = await import('../schedules/write-table.ts');
  const table = scheduleTable(state, language);
  return format === 'csv' ? writeCsv(table, language) : writeWorkbook(table, word[language]);
}

export async function exportedSchedule(
  state: SiteState,
  wish: { readonly format: 'csv' | 'xlsx'; readonly language: Language },
): Promise<File> {
  const bytes = await scheduleBytes(state, wish);
  const name = `${plainFileName(state.name)} ${word[wish.language]}.${wish.format}`;
  return new File([new Uint8Array(bytes)], name);
}
