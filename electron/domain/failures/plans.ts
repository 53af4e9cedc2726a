// What can be expected to go wrong with a floor plan's picture, in the user's words.

import type { FailureText } from './failure-text.ts';

export const plansFailures = {
  'plans.not-a-picture': {
    en: { say: 'This file is not a picture that can be read.', next: 'Use a PNG, JPEG, WebP, SVG or PDF file.' },
    sv: { say: 'Filen är ingen bild som kan läsas.', next: 'Använd en PNG-, JPEG-, WebP-, SVG- eller PDF-fil.' },
  },
  'plans.too-large': {
    en: {
      say: 'The picture is {width} × {height} pixels; {limit} a side is the limit.',
      next: 'Export the plan again at a lower resolution.',
    },
    sv: {
      say: 'Bilden är {width} × {height} bildpunkter; gränsen är {limit} per sida.',
      next: 'Exportera ritningen igen med lägre upplösning.',
    },
  },
  'plans.empty': {
    en: { say: 'The file is empty.', next: 'Copy it from where it came once more, or choose another.' },
    sv: { say: 'Filen är tom.', next: 'Kopiera den en gång till därifrån den kom, eller välj en annan.' },
  },
  'plans.broken': {
    en: { say: 'The picture is damaged: only a part of it can be read.', next: 'Copy or export it once more.' },
    sv: {
      say: 'Bilden är skadad: bara en del av den går att läsa.',
      next: 'Kopiera eller exportera den en gång till.',
    },
  },
  'plans.svg-without-size': {
    en: { say: 'The SVG does not say how large it is.', next: 'Export it with a page size, or as a PDF or PNG.' },
    sv: {
      say: 'SVG-filen säger inte hur stor den är.',
      next: 'Exportera den med sidstorlek, eller som PDF eller PNG.',
    },
  },
  'plans.pdf-broken': {
    en: { say: 'The PDF is damaged and can not be read.', next: 'Export it once more, or export the page as PNG.' },
    sv: {
      say: 'PDF-filen är skadad och går inte att läsa.',
      next: 'Exportera den en gång till, eller exportera sidan som PNG.',
    },
  },
  'plans.pdf-locked': {
    en: { say: 'The PDF is locked with a password.', next: 'Save it without a password, and choose it again.' },
    sv: { say: 'PDF-filen är låst med ett lösenord.', next: 'Spara den utan lösenord och välj den igen.' },
  },
  'plans.page-not-drawn': {
    en: { say: 'Page {page} of the PDF can not be drawn.', next: 'Export that page as PNG, and choose that.' },
    sv: { say: 'Sidan {page} i PDF-filen går inte att rita.', next: 'Exportera den sidan som PNG och välj den.' },
  },
  'plans.not-shown': {
    en: {
      say: 'The picture of this plan can not be shown.',
      next: 'Replace it with a new export; the sockets stay where they are.',
    },
    sv: {
      say: 'Den här ritningens bild går inte att visa.',
      next: 'Byt ut den mot en ny export; uttagen står kvar.',
    },
  },
} as const satisfies Record<string, FailureText>;
