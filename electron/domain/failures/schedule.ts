// What can be expected to go wrong in a socket schedule, in the user's words.

import type { FailureText } from './failure-text.ts';

export const scheduleFailures = {
  'schedule.unreadable': {
    en: { say: 'The schedule is not a table: {detail}', next: 'Save it as CSV in UTF-8 and import it again.' },
    sv: { say: 'Schemat är ingen tabell: {detail}', next: 'Spara det som CSV i UTF-8 och importera igen.' },
  },
  'schedule.missing-columns': {
    en: { say: 'The schedule has no column {columns}.', next: 'Add the column, with its name in the first row.' },
    sv: { say: 'Schemat saknar kolumnen {columns}.', next: 'Lägg till kolumnen med namnet i första raden.' },
  },
  'schedule.bad-rows': {
    en: {
      say: 'Row {row}, column {column}: {message} ({count} such rows).',
      next: 'Correct the rows and import again.',
    },
    sv: {
      say: 'Rad {row}, kolumn {column}: {message} ({count} sådana rader).',
      next: 'Rätta raderna och importera igen.',
    },
  },
} as const satisfies Record<string, FailureText>;
