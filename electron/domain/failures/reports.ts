// What can be expected to go wrong with reports, in the user's words.

import type { FailureText } from './failure-text.ts';

export const reportsFailures = {
  'reports.folder-not-writable': {
    en: { say: 'The report can not be written to {folder}.', next: 'Choose a folder you may write to.' },
    sv: { say: 'Rapporten kan inte skrivas till {folder}.', next: 'Välj en mapp som du får skriva i.' },
  },
  'reports.disk-full': {
    en: { say: 'There is no room left for the report in {folder}.', next: 'Free some space, or choose another disk.' },
    sv: {
      say: 'Det finns ingen plats kvar för rapporten i {folder}.',
      next: 'Frigör utrymme eller välj en annan disk.',
    },
  },
  'reports.cancelled': {
    en: { say: 'The report was cancelled.', next: 'Export it again when you need it.' },
    sv: { say: 'Rapporten avbröts.', next: 'Exportera den igen när du behöver den.' },
  },
  'reports.not-made': {
    en: { say: 'The report could not be made: {detail}', next: 'Export it again, and tell us if it stays.' },
    sv: { say: 'Rapporten kunde inte göras: {detail}', next: 'Exportera igen, och säg till oss om det upprepas.' },
  },
  'reports.no-labels': {
    en: { say: 'There is no socket to print a label for.', next: 'Import the schedule, or choose another floor plan.' },
    sv: {
      say: 'Det finns inget uttag att skriva ut en etikett för.',
      next: 'Läs in uttagslistan eller välj en annan ritning.',
    },
  },
  'reports.not-a-report': {
    en: { say: '{file} is not a report that can be checked.', next: 'Give the PDF, XLSX or JSON of a report.' },
    sv: { say: '{file} är ingen rapport som kan kontrolleras.', next: 'Ange rapportens PDF, XLSX eller JSON.' },
  },
  'reports.csv-has-no-digest': {
    en: { say: 'A CSV carries no digest.', next: 'Check the PDF, XLSX or JSON of the same report.' },
    sv: { say: 'En CSV bär ingen kontrollsumma.', next: 'Kontrollera samma rapports PDF, XLSX eller JSON.' },
  },
} as const satisfies Record<string, FailureText>;
