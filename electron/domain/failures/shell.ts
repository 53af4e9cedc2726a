// What can be expected to go wrong in the shells, in the user's words.

import type { FailureText } from './failure-text.ts';

export const shellFailures = {
  'shell.wrong-use': {
    en: { say: '{what}', next: 'See `commissioner --help`.' },
    sv: { say: '{what}', next: 'Se `commissioner --help`.' },
  },
  'shell.no-site': {
    en: { say: 'No site is open.', next: 'Open a site, or make a new one.' },
    sv: { say: 'Ingen plats är öppen.', next: 'Öppna en plats, eller skapa en ny.' },
  },
  'shell.no-profile': {
    en: { say: 'There is no connection called {name}.', next: 'Choose another, or add it under Settings.' },
    sv: {
      say: 'Det finns ingen anslutning som heter {name}.',
      next: 'Välj en annan, eller lägg till den i Inställningar.',
    },
  },
  'shell.profile-known': {
    en: { say: 'There is already a connection called {name}.', next: 'Give this one another name.' },
    sv: { say: 'Det finns redan en anslutning som heter {name}.', next: 'Ge den här ett annat namn.' },
  },
  'shell.no-authority': {
    en: {
      say: 'The authority to trust is no certificate that can be read.',
      next: 'Paste the PEM: from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
    },
    sv: {
      say: 'Utfärdaren att lita på är inget certifikat som går att läsa.',
      next: 'Klistra in PEM-texten: från -----BEGIN CERTIFICATE----- till -----END CERTIFICATE-----.',
    },
  },
  'shell.no-certificate': {
    en: {
      say: 'The client certificate can’t be read.',
      next: 'Paste the PEM: from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
    },
    sv: {
      say: 'Klientcertifikatet går inte att läsa.',
      next: 'Klistra in PEM-texten: från -----BEGIN CERTIFICATE----- till -----END CERTIFICATE-----.',
    },
  },
  'shell.no-password': {
    en: { say: 'The password for {user} is not known here.', next: 'Type it once under Settings, Connections.' },
    sv: {
      say: 'Lösenordet för {user} är inte känt här.',
      next: 'Skriv det en gång under Inställningar, Anslutningar.',
    },
  },
  'shell.page-not-built': {
    en: { say: 'The screens are not built yet.', next: 'Run `npm run build` once.' },
    sv: { say: 'Skärmarna är inte byggda än.', next: 'Kör `npm run build` en gång.' },
  },
  'shell.port-taken': {
    en: { say: 'Port {port} can’t be used on this machine.', next: 'Choose another, or leave --port out.' },
    sv: { say: 'Port {port} går inte att använda på den här datorn.', next: 'Välj en annan, eller utelämna --port.' },
  },
  'shell.page-died': {
    en: { say: 'The screens broke down and were loaded again. Nothing is lost.', next: 'Go on where you were.' },
    sv: { say: 'Skärmarna slutade fungera och lästes in på nytt. Inget är förlorat.', next: 'Fortsätt där du var.' },
  },
  'shell.page-keeps-dying': {
    en: {
      say: 'The screens break down again and again. Nothing is lost.',
      next: 'Quit Commissioner and start it again; tell us if it stays.',
    },
    sv: {
      say: 'Skärmarna slutar fungera gång på gång. Inget är förlorat.',
      next: 'Avsluta Commissioner och starta igen; säg till oss om det upprepas.',
    },
  },
  'shell.defect': {
    en: {
      say: 'Something in Commissioner went wrong that should not. What was saved is safe.',
      next: 'Go on; if something does not answer, start Commissioner again and tell us.',
    },
    sv: {
      say: 'Något i Commissioner gick fel som inte ska kunna göra det. Det som sparats är tryggt.',
      next: 'Fortsätt; om något inte svarar, starta Commissioner igen och säg till oss.',
    },
  },
  'shell.bad-file': {
    en: { say: 'The file {name} could not be read.', next: 'Choose it again, or choose another.' },
    sv: { say: 'Filen {name} gick inte att läsa.', next: 'Välj den igen, eller välj en annan.' },
  },
  'shell.folder-not-writable': {
    en: { say: 'The folder {folder} can not be written to.', next: 'Choose another folder, or free it.' },
    sv: { say: 'Det går inte att skriva i mappen {folder}.', next: 'Välj en annan mapp, eller gör den skrivbar.' },
  },
  'shell.demo-not-synchronised': {
    en: {
      say: "The demonstration's platform did not take everything: {what}.",
      next: 'Run it again; tell us if it stays.',
    },
    sv: {
      say: 'Demonstrationens plattform tog inte emot allt: {what}.',
      next: 'Kör igen; säg till oss om det upprepas.',
    },
  },
  'shell.platform-harmed': {
    en: {
      say: '{count} objects of the platform lost fields that we do not know, first {id}.',
      next: 'Tell us: this must never happen.',
    },
    sv: {
      say: '{count} objekt på plattformen förlorade fält som vi inte känner, först {id}.',
      next: 'Säg till oss: det får aldrig hända.',
    },
  },
  'shell.platform-differs': {
    en: { say: 'Platform and document differ in {count} fields, first: {first}.', next: 'Push the site again.' },
    sv: { say: 'Plattform och dokument skiljer sig i {count} fält, först: {first}.', next: 'Skicka platsen igen.' },
  },
} as const satisfies Record<string, FailureText>;
