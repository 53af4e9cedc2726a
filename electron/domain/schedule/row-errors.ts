// What can be wrong with a row of a schedule, in the user's words. A fault without a sentence does not compile.

import type { Language } from '../failures.ts';
import type { ScheduleColumn } from './columns.ts';

const faults = {
  'no-column': { en: 'is in no column of this file', sv: 'finns inte i någon kolumn i filen' },
  empty: { en: 'is empty', sv: 'är tom' },
  'too-long': { en: 'is longer than {most} characters', sv: 'är längre än {most} tecken' },
  'not-a-fraction': { en: '"{text}" is not a number from 0 to 1', sv: '"{text}" är inget tal från 0 till 1' },
  'half-a-place': { en: 'is missing: a place needs x and y', sv: 'saknas: ett läge behöver x och y' },
  'without-plan': { en: 'needs a plan', sv: 'behöver en ritning' },
  'not-a-device': { en: '"{text}" is none of {devices}', sv: '"{text}" är inget av {devices}' },
  'not-a-port': {
    en: '"{text}" is not the printed number of a port',
    sv: '"{text}" är inte portens tryckta nummer',
  },
  'broken-formula': { en: '"{text}" is what a broken formula shows', sv: '"{text}" är vad en trasig formel visar' },
  'without-hub': { en: 'needs the hub it is of', sv: 'behöver hubben som den sitter på' },
  'no-such-port': { en: '{hub} has no port {number}', sv: '{hub} har ingen port {number}' },
  'label-twice': {
    en: '"{text}" is in row {other} too; it comes in all the same',
    sv: '"{text}" finns på rad {other} också; den läses in ändå',
  },
  'label-ambiguous': {
    en: '{count} sockets of the site are labelled "{text}"',
    sv: '{count} uttag på platsen är märkta "{text}"',
  },
  'port-twice': { en: '{hub} {number} is in row {other} too', sv: '{hub} {number} finns på rad {other} också' },
  'port-taken': { en: '{hub} {number} is the port of "{label}"', sv: '{hub} {number} är porten för "{label}"' },
  'other-location': { en: '"{text}" is in {location} in the site', sv: '"{text}" finns i {location} på platsen' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type RowFault = keyof typeof faults;

export interface RowError {
  /** As a spreadsheet counts: the first row is 1. */
  readonly row: number;
  readonly column: ScheduleColumn;
  readonly fault: RowFault;
  readonly params: Readonly<Record<string, string | number>>;
}

export function rowErrorWords({ fault, params }: RowError, language: Language): string {
  return faults[fault][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
