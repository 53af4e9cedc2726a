// Decides which column of a table is which of a schedule's, by the words above it, and in which row those words stand. Pure.

import type { ExpectedDevice } from '../events.ts';
import type { Language } from '../failures.ts';

export const scheduleColumns = ['label', 'location', 'plan', 'area', 'x', 'y', 'hub', 'port', 'expected'] as const;
export type ScheduleColumn = (typeof scheduleColumns)[number];

/** Text as a file says it: what stands in a row, from the left. */
export type CellRows = readonly (readonly string[])[];

/** Where each column stands, from 0. Absent: the table has none. */
export type ColumnPlaces = { readonly [C in ScheduleColumn]?: number };

/** What a person said of headings that no word list has, by `headingKey`; null: it is none of ours. */
export type KnownHeadings = Readonly<Record<string, ScheduleColumn | null>>;

export interface Header {
  /** Index of the row that names the columns; -1: there is none. */
  readonly at: number;
  readonly places: ColumnPlaces;
}

/** Without them no row says anything. */
export const neededColumns = ['label', 'location'] as const satisfies readonly ScheduleColumn[];

/** The words that an exported schedule is headed with. */
export const columnTitles: Readonly<Record<Language, Readonly<Record<ScheduleColumn, string>>>> = {
  en: {
    ...{ label: 'label', location: 'location', plan: 'plan', area: 'area', x: 'x', y: 'y', hub: 'hub', port: 'port' },
    expected: 'expected',
  },
  sv: {
    ...{ label: 'märkning', location: 'byggnad', plan: 'ritning', area: 'område', x: 'x', y: 'y', hub: 'hubb' },
    ...{ port: 'port', expected: 'avsett för' },
  },
};

/** How planners head them besides, in both languages, as `headingKey` leaves them. */
const otherTitles: Readonly<Record<ScheduleColumn, readonly string[]>> = {
  label: [
    'sockets',
    'socket',
    'socketlabel',
    'outlet',
    'outletlabel',
    'uttag',
    'uttagsmärkning',
    'etikett',
    'beteckning',
  ],
  location: ['building', 'house', 'hus', 'fastighet', 'lokalisering'],
  plan: ['floorplan', 'floor', 'storey', 'level', 'drawing', 'våning', 'våningsplan', 'planritning'],
  area: ['room', 'zone', 'rum', 'zon', 'yta'],
  x: ['xpos', 'posx', 'positionx', 'xposition'],
  y: ['ypos', 'posy', 'positiony', 'yposition'],
  hub: ['hwid', 'serial', 'serialnumber', 'hubserial', 'hubid', 'serienummer', 'hubbensserienummer'],
  port: ['portno', 'portnumber', 'portnr', 'portnummer'],
  expected: ['device', 'expecteddevice', 'enhet', 'förväntad', 'förväntadenhet', 'utrustning'],
};

/** What a socket is for, as a cell says it. */
export const deviceWords: Readonly<Record<Language, Readonly<Record<ExpectedDevice, string>>>> = {
  en: {
    ...{ open: 'open', lamp: 'lamp', fan: 'fan', sensor: 'sensor', dimmer: 'dimmer', button: 'button' },
    screen: 'screen',
  },
  sv: {
    ...{ open: 'öppet', lamp: 'lampa', fan: 'fläkt', sensor: 'givare', dimmer: 'dimmer', button: 'knapp' },
    screen: 'skärm',
  },
};

/** A heading without what people write differently: case, spaces, dots, lines. */
export const headingKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const columnByKey: ReadonlyMap<string, ScheduleColumn> = new Map(
  scheduleColumns.flatMap((column) => [
    ...Object.values(columnTitles).map((titles): [string, ScheduleColumn] => [headingKey(titles[column]), column]),
    ...otherTitles[column].map((title): [string, ScheduleColumn] => [title, column]),
  ]),
);

const deviceByKey: ReadonlyMap<string, ExpectedDevice> = new Map(
  Object.values(deviceWords).flatMap((words) =>
    Object.entries(words).map(([device, word]): [string, ExpectedDevice] => [
      headingKey(word),
      device as ExpectedDevice,
    ]),
  ),
);

export const deviceOf = (text: string): ExpectedDevice | undefined => deviceByKey.get(headingKey(text));

/** A title, a date and a company may stand above the table; further down nobody begins one. */
const longestPreamble = 30;

/** The row that names most columns, the first of such; where none is a header, the first with more than one cell in it. */
export function findHeader(rows: CellRows, known: KnownHeadings = {}): Header {
  const top = rows.slice(0, longestPreamble);
  let best: Header | null = null;
  for (const [at, row] of top.entries()) {
    const places = placesIn(row, known);
    if (isHeader(places) && columnCount(places) > columnCount(best?.places ?? {})) best = { at, places };
  }
  if (best) return best;
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
  const at = Math.max(
    top.findIndex((row) => filled(row) > 1),
    0,
  );
  return { at, places: placesIn(rows[at] ?? [], known) };
}

/** A building called "Hus" in a cell is no heading: there is the label's, or several. */
const isHeader = (places: ColumnPlaces): boolean => places.label !== undefined || columnCount(places) > 2;

export const columnCount = (places: ColumnPlaces): number => Object.keys(places).length;

/** What a person said goes before the words; of two columns with the same name the left one. */
function placesIn(row: readonly string[], known: KnownHeadings): ColumnPlaces {
  const places: { [C in ScheduleColumn]?: number } = {};
  const keys = row.map(headingKey);
  const take = (column: ScheduleColumn | null | undefined, at: number): void => {
    if (column) places[column] ??= at;
  };
  for (const [at, key] of keys.entries()) if (Object.hasOwn(known, key)) take(known[key], at);
  for (const [at, key] of keys.entries()) if (!Object.hasOwn(known, key)) take(columnByKey.get(key), at);
  return places;
}

/** What is to be remembered of where a person says the columns stand: only what the words alone would not have found. */
export function learntHeadings(headings: readonly string[], chosen: ColumnPlaces): KnownHeadings {
  const learnt: Record<string, ScheduleColumn | null> = {};
  for (const [at, heading] of headings.entries()) {
    const key = headingKey(heading);
    const column = scheduleColumns.find((each) => chosen[each] === at) ?? null;
    if (key !== '' && column !== (columnByKey.get(key) ?? null)) learnt[key] = column;
  }
  return learnt;
}
