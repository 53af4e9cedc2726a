// What can be expected to go wrong with the file of a socket schedule, in the user's words. What is wrong with its rows is said by
// row, in `schedule/row-errors.ts`.

import type { FailureText } from './failure-text.ts';

export const scheduleFailures = {
  'schedule.unreadable': {
    en: { say: 'The schedule is damaged.', next: 'Save it once more as XLSX or CSV, and import that.' },
    sv: { say: 'Uttagslistan är skadad.', next: 'Spara den en gång till som XLSX eller CSV och läs in den.' },
  },
  'schedule.open-quote': {
    en: { say: 'A quotation mark in the schedule has no end.', next: 'Delete it or close it, and import again.' },
    sv: { say: 'Ett citattecken i uttagslistan har inget slut.', next: 'Ta bort eller avsluta det och läs in igen.' },
  },
  'schedule.not-a-table': {
    en: { say: 'This file is not a table.', next: 'Save the schedule as XLSX or CSV, and import that.' },
    sv: { say: 'Filen är ingen tabell.', next: 'Spara uttagslistan som XLSX eller CSV och läs in den.' },
  },
  'schedule.empty': {
    en: { say: 'The file is empty.', next: 'Copy it from where it came once more, or choose another.' },
    sv: { say: 'Filen är tom.', next: 'Kopiera den en gång till därifrån den kom, eller välj en annan.' },
  },
  'schedule.old-workbook': {
    en: {
      say: 'This workbook is locked with a password, or saved by an Excel older than 2007.',
      next: 'Save it without a password as .xlsx, and import that.',
    },
    sv: {
      say: 'Arbetsboken är låst med lösenord eller sparad av ett Excel äldre än 2007.',
      next: 'Spara den utan lösenord som .xlsx och läs in den.',
    },
  },
  'schedule.macros': {
    en: {
      say: 'This workbook holds macros, and nothing of it was opened.',
      next: 'Save it as .xlsx, which holds none, and import that.',
    },
    sv: {
      say: 'Arbetsboken innehåller makron, och inget i den öppnades.',
      next: 'Spara den som .xlsx, utan makron, och läs in den.',
    },
  },
  'schedule.too-large': {
    en: {
      say: 'The schedule is larger than {most} MB.',
      next: 'Delete what is not of the schedule, and save it again.',
    },
    sv: { say: 'Uttagslistan är större än {most} MB.', next: 'Ta bort det som inte hör till listan och spara igen.' },
  },
  'schedule.too-many-rows': {
    en: { say: 'The schedule has more than {most} rows.', next: 'Import it in parts.' },
    sv: { say: 'Uttagslistan har fler än {most} rader.', next: 'Läs in den i delar.' },
  },
  'schedule.takes-too-long': {
    en: { say: 'The schedule could not be read in reasonable time.', next: 'Save it as CSV, and import that.' },
    sv: { say: 'Uttagslistan gick inte att läsa på rimlig tid.', next: 'Spara den som CSV och läs in den.' },
  },
  'schedule.bad-rows': {
    en: {
      say: 'Row {row}, column {column}: {message} ({count} such rows).',
      next: 'Correct the rows and import again.',
    },
    sv: {
      say: 'Rad {row}, kolumn {column}: {message} ({count} sådana rader).',
      next: 'Rätta raderna och läs in igen.',
    },
  },
} as const satisfies Record<string, FailureText>;
