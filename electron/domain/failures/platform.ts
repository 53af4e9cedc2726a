// What can be expected to go wrong in `platform`, in the user's words. `{detail}` is what the server itself said, cut to one
// short line.

import type { FailureText } from './failure-text.ts';

export const platformFailures = {
  'platform.bad-address': {
    en: { say: '“{url}” is not the address of a platform.', next: 'Write it as https:// and a host.' },
    sv: { say: '”{url}” är inte adressen till en plattform.', next: 'Skriv den som https:// och en värd.' },
  },
  'platform.unknown-host': {
    en: { say: 'There is no computer called {host} on this network.', next: 'Check the address and the network.' },
    sv: { say: 'Det finns ingen dator som heter {host} på nätverket.', next: 'Kontrollera adressen och nätverket.' },
  },
  'platform.unreachable': {
    en: { say: '{host} can’t be reached.', next: 'Check the network; what you changed is kept and sent later.' },
    sv: { say: '{host} går inte att nå.', next: 'Kontrollera nätverket; det du ändrat sparas och skickas senare.' },
  },
  'platform.no-answer': {
    en: {
      say: '{host} did not answer within {seconds} s.',
      next: 'Try again; what you changed is kept and sent later.',
    },
    sv: {
      say: '{host} svarade inte inom {seconds} s.',
      next: 'Försök igen; det du ändrat sparas och skickas senare.',
    },
  },
  'platform.cut-off': {
    en: { say: 'The connection to {host} broke off in the middle of an answer.', next: 'Try again.' },
    sv: { say: 'Anslutningen till {host} bröts mitt i ett svar.', next: 'Försök igen.' },
  },
  'platform.untrusted': {
    en: {
      say: 'The certificate of {host} is not trusted.',
      next: 'Add the authority that issued it to the connection, or ask who runs the platform.',
    },
    sv: {
      say: 'Certifikatet för {host} är inte betrott.',
      next: 'Lägg till utfärdaren i anslutningen, eller fråga den som driver plattformen.',
    },
  },
  'platform.moved': {
    en: {
      say: '{host} sends us elsewhere instead of answering.',
      next: 'Sign in to the network if it asks for that, or check the address in the connection.',
    },
    sv: {
      say: '{host} hänvisar någon annanstans i stället för att svara.',
      next: 'Logga in på nätverket om det kräver det, eller kontrollera adressen i anslutningen.',
    },
  },
  'platform.wrong-password': {
    en: { say: '{host} does not accept e-mail and password.', next: 'Check both in the connection.' },
    sv: { say: '{host} godtar inte e-post och lösenord.', next: 'Kontrollera båda i anslutningen.' },
  },
  'platform.signed-out': {
    en: { say: '{host} no longer accepts our sign-in.', next: 'Sign in again.' },
    sv: { say: '{host} godtar inte längre vår inloggning.', next: 'Logga in igen.' },
  },
  'platform.no-permission': {
    en: {
      say: 'This user may not do that on the platform ({what}): {detail}',
      next: 'Ask whoever runs the company’s Management Console for permission.',
    },
    sv: {
      say: 'Användaren får inte göra det på plattformen ({what}): {detail}',
      next: 'Be den som sköter företagets Management Console om behörighet.',
    },
  },
  'platform.not-found': {
    en: {
      say: 'The platform does not have that ({what}): {detail}',
      next: 'Fetch the site from the platform again; somebody may have removed it.',
    },
    sv: {
      say: 'Plattformen har inte det ({what}): {detail}',
      next: 'Hämta platsen från plattformen igen; någon kan ha tagit bort det.',
    },
  },
  'platform.not-accepted': {
    en: { say: 'The platform does not accept what was sent ({what}): {detail}', next: 'Correct it and send it again.' },
    sv: { say: 'Plattformen godtar inte det som skickades ({what}): {detail}', next: 'Rätta det och skicka igen.' },
  },
  'platform.conflict': {
    en: {
      say: 'The platform has something that stands against it ({what}): {detail}',
      next: 'Fetch the site again and compare.',
    },
    sv: {
      say: 'Plattformen har något som står emot det ({what}): {detail}',
      next: 'Hämta platsen igen och jämför.',
    },
  },
  'platform.changed-meanwhile': {
    en: {
      say: 'Somebody else changed that on the platform at the same time ({what}).',
      next: 'Fetch the site again and compare.',
    },
    sv: { say: 'Någon annan ändrade det på plattformen samtidigt ({what}).', next: 'Hämta platsen igen och jämför.' },
  },
  'platform.too-large': {
    en: { say: 'That is too large for the platform ({what}).', next: 'Use a smaller picture.' },
    sv: { say: 'Det är för stort för plattformen ({what}).', next: 'Använd en mindre bild.' },
  },
  'platform.too-many': {
    en: { say: '{host} asks us to slow down for {seconds} s.', next: 'Wait; the rest is sent later.' },
    sv: { say: '{host} ber oss sakta ner i {seconds} s.', next: 'Vänta; resten skickas senare.' },
  },
  'platform.trouble': {
    en: { say: '{host} has trouble of its own (status {status}).', next: 'Try again in a while.' },
    sv: { say: '{host} har egna problem (status {status}).', next: 'Försök igen om en stund.' },
  },
  'platform.not-json': {
    en: {
      say: '{host} answered with a web page instead of data.',
      next: 'Check the address, or a proxy or sign-in page in between.',
    },
    sv: {
      say: '{host} svarade med en webbsida i stället för data.',
      next: 'Kontrollera adressen, eller en proxy eller inloggningssida emellan.',
    },
  },
  'platform.empty-answer': {
    en: { say: '{host} answered with nothing ({what}).', next: 'Try again in a while.' },
    sv: { say: '{host} svarade tomt ({what}).', next: 'Försök igen om en stund.' },
  },
  'platform.broken-answer': {
    en: { say: 'The answer of {host} is cut off or garbled ({what}).', next: 'Try again.' },
    sv: { say: 'Svaret från {host} är avhugget eller förvanskat ({what}).', next: 'Försök igen.' },
  },
  'platform.wrong-shape': {
    en: {
      say: '{host} answered with data of another shape than expected ({what}: {where}).',
      next: 'Check the platform’s generation in the connection.',
    },
    sv: {
      say: '{host} svarade med data av en annan form än väntat ({what}: {where}).',
      next: 'Kontrollera plattformens generation i anslutningen.',
    },
  },
  'platform.bad-picture': {
    en: { say: 'The floor plan {name} on the platform is not a picture that can be read.', next: 'Upload it again.' },
    sv: { say: 'Ritningen {name} på plattformen är ingen bild som kan läsas.', next: 'Ladda upp den igen.' },
  },
  'platform.no-such-company': {
    en: { say: 'This user has no company with the id {id}.', next: 'Choose one of the companies that sign-in shows.' },
    sv: { say: 'Användaren har inget företag med id {id}.', next: 'Välj ett av företagen som visas vid inloggningen.' },
  },
  'platform.closed': {
    en: { say: 'The connection to the platform was ended here.', next: 'Connect again.' },
    sv: { say: 'Anslutningen till plattformen avslutades här.', next: 'Anslut igen.' },
  },
  'platform.profile-unreadable': {
    en: { say: 'The profile {file} can’t be read.', next: 'Check the path and whether you may read the file.' },
    sv: { say: 'Profilen {file} går inte att läsa.', next: 'Kontrollera sökvägen och att du får läsa filen.' },
  },
  'platform.profile-not-json': {
    en: { say: 'The profile {file} is not JSON ({detail}).', next: 'Correct the file; see the schema of a profile.' },
    sv: { say: 'Profilen {file} är inte JSON ({detail}).', next: 'Rätta filen; se profilens schema.' },
  },
  'platform.profile-wrong': {
    en: {
      say: 'The profile {file} is wrong at “{field}”: {problem}.',
      next: 'Correct it; see the schema of a profile.',
    },
    sv: { say: 'Profilen {file} är fel vid ”{field}”: {problem}.', next: 'Rätta den; se profilens schema.' },
  },
} as const satisfies Record<string, FailureText>;
