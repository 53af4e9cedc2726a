// What can be expected to go wrong in `sync`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const syncFailures = {
  'sync.cancelled': {
    en: { say: 'The exchange with the platform was stopped.', next: 'Start it again; what was done stays done.' },
    sv: { say: 'Utbytet med plattformen avbröts.', next: 'Starta det igen; det som är gjort är gjort.' },
  },
  'sync.no-company': {
    en: {
      say: 'This site does not say which company it belongs to on the platform.',
      next: 'Fetch it from the platform once, or choose the company in the site’s settings.',
    },
    sv: {
      say: 'Platsen säger inte vilket företag den hör till på plattformen.',
      next: 'Hämta den från plattformen en gång, eller välj företag i platsens inställningar.',
    },
  },
  'sync.no-such-location': {
    en: { say: 'The company has no location {location} on the platform.', next: 'Check the id of the location.' },
    sv: { say: 'Företaget har ingen plats {location} på plattformen.', next: 'Kontrollera platsens id.' },
  },
  'sync.hub-not-taken': {
    en: {
      say: 'Ochno does not take the hub {hwId}: {detail}',
      next: 'Check the serial on its label; ask whoever runs the Management Console. Work can go on meanwhile.',
    },
    sv: {
      say: 'Ochno tar inte emot hubben {hwId}: {detail}',
      next: 'Kontrollera serienumret på etiketten; fråga den som sköter Management Console. Arbetet kan fortsätta.',
    },
  },
  'sync.no-such-port': {
    en: {
      say: 'On the platform the hub {hub} has no port {number}.',
      next: 'Check the hub’s product and the number printed beside the port.',
    },
    sv: {
      say: 'På plattformen har hubben {hub} ingen port {number}.',
      next: 'Kontrollera hubbens modell och numret som står vid porten.',
    },
  },
  'sync.both-changed': {
    en: {
      say: 'The platform calls this port “{theirs}”, the document “{ours}”: nothing was overwritten on either side.',
      next: 'Read the label at the port, correct the document, or send it again if the document is right.',
    },
    sv: {
      say: 'Plattformen kallar porten ”{theirs}”, dokumentet ”{ours}”: inget skrevs över på någondera sidan.',
      next: 'Läs etiketten vid porten, rätta dokumentet, eller skicka igen om dokumentet stämmer.',
    },
  },
  'sync.not-kept': {
    en: {
      say: 'The platform took {label} but says something else of it afterwards.',
      next: 'Fetch the site again and compare.',
    },
    sv: {
      say: 'Plattformen tog emot {label} men säger något annat om det efteråt.',
      next: 'Hämta platsen igen och jämför.',
    },
  },
  'sync.gone': {
    en: {
      say: 'Somebody removed {label} from the platform.',
      next: 'Remove it here too, or send it again to put it back.',
    },
    sv: {
      say: 'Någon har tagit bort {label} från plattformen.',
      next: 'Ta bort det även här, eller skicka det igen för att lägga tillbaka det.',
    },
  },
} as const satisfies Record<string, FailureText>;
