// What can be expected to go wrong with a floor plan's picture, in the user's words.

import type { FailureText } from './failure-text.ts';

export const plansFailures = {
  'plans.not-a-picture': {
    en: { say: 'This file is not a picture that can be read.', next: 'Use a PNG, JPEG, WebP or SVG file.' },
    sv: { say: 'Filen är ingen bild som kan läsas.', next: 'Använd en PNG-, JPEG-, WebP- eller SVG-fil.' },
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
} as const satisfies Record<string, FailureText>;
