// What can be expected to go wrong with a floor plan's picture, in the user's words.

import type { FailureText } from './failure-text.ts';

export const plansFailures = {
  'plans.not-a-picture': {
    en: { say: 'This file is not a picture that can be read.', next: 'Use a PNG, JPEG, WebP, SVG, PDF or DXF file.' },
    sv: { say: 'Filen är ingen bild som kan läsas.', next: 'Använd en PNG-, JPEG-, WebP-, SVG-, PDF- eller DXF-fil.' },
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
  'plans.pdf-blank': {
    en: { say: 'There is no page in the PDF.', next: 'Export the plan once more, or export it as PNG.' },
    sv: { say: 'Det finns ingen sida i PDF-filen.', next: 'Exportera ritningen en gång till, eller som PNG.' },
  },
  'plans.pdf-locked': {
    en: { say: 'The PDF is locked with a password.', next: 'Save it without a password, and choose it again.' },
    sv: { say: 'PDF-filen är låst med ett lösenord.', next: 'Spara den utan lösenord och välj den igen.' },
  },
  'plans.page-not-drawn': {
    en: { say: 'Page {page} of the PDF can not be drawn.', next: 'Export that page as PNG, and choose that.' },
    sv: { say: 'Sidan {page} i PDF-filen går inte att rita.', next: 'Exportera den sidan som PNG och välj den.' },
  },
  'plans.file-too-large': {
    en: {
      say: 'The file has {megabytes} MB; {limit} MB is the limit.',
      next: 'Export the plan alone, or at a lower resolution.',
    },
    sv: {
      say: 'Filen är på {megabytes} MB; gränsen är {limit} MB.',
      next: 'Exportera bara ritningen, eller med lägre upplösning.',
    },
  },
  'plans.too-many-pixels': {
    en: {
      say: 'The picture has {megapixels} million pixels; {limit} million is the limit.',
      next: 'Export the plan again at a lower resolution.',
    },
    sv: {
      say: 'Bilden har {megapixels} miljoner bildpunkter; gränsen är {limit} miljoner.',
      next: 'Exportera ritningen igen med lägre upplösning.',
    },
  },
  'plans.dxf-broken': {
    en: { say: 'The DXF is damaged and can not be read.', next: 'Export it once more, or export it as a PDF.' },
    sv: {
      say: 'DXF-filen är skadad och går inte att läsa.',
      next: 'Exportera den en gång till, eller exportera den som PDF.',
    },
  },
  'plans.dxf-binary': {
    en: { say: 'This is a binary DXF.', next: 'Save it as a DXF in text form (ASCII), or as a PDF.' },
    sv: { say: 'Det här är en binär DXF-fil.', next: 'Spara den som DXF i textform (ASCII), eller som PDF.' },
  },
  'plans.dxf-blank': {
    en: {
      say: 'There is nothing to be seen in the DXF.',
      next: 'Choose other layers, or export the model space once more.',
    },
    sv: {
      say: 'Det finns inget att se i DXF-filen.',
      next: 'Välj andra lager, eller exportera modellrymden en gång till.',
    },
  },
  'plans.dwg': {
    en: { say: 'This is a DWG, which only drawing programs can read.', next: 'Export it as a DXF or a PDF.' },
    sv: { say: 'Det här är en DWG-fil, som bara ritprogram kan läsa.', next: 'Exportera den som DXF eller PDF.' },
  },
  'plans.not-prepared': {
    en: {
      say: 'This computer could not make the plan ready: its memory did not suffice.',
      next: 'Close other programs and try again, or export the plan at a lower resolution.',
    },
    sv: {
      say: 'Datorn kunde inte göra i ordning ritningen: minnet räckte inte.',
      next: 'Stäng andra program och försök igen, eller exportera ritningen med lägre upplösning.',
    },
  },
  'plans.bad-tiles': {
    en: { say: 'What the screen made of the plan is incomplete.', next: 'Add the plan once more.' },
    sv: { say: 'Det som skärmen gjorde av ritningen är ofullständigt.', next: 'Lägg till ritningen en gång till.' },
  },
  'plans.pins-cut-off': {
    en: {
      say: 'Sockets stand on what would be cut off: {count}.',
      next: 'Cut less, or move those sockets first.',
    },
    sv: {
      say: 'Uttag står på det som skulle skäras bort: {count}.',
      next: 'Skär bort mindre, eller flytta de uttagen först.',
    },
  },
  'plans.scale-too-short': {
    en: {
      say: 'The two points are too near each other to measure by.',
      next: 'Choose two that are far apart, such as the ends of a long wall.',
    },
    sv: {
      say: 'De två punkterna ligger för nära varandra för att mäta med.',
      next: 'Välj två som ligger långt isär, till exempel ändarna på en lång vägg.',
    },
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
