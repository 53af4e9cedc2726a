// What can be expected to go wrong in `live`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const liveFailures = {
  'live.bad-address': {
    en: {
      say: '“{url}” is not the address of a broker.',
      next: 'Write it as mqtt://, mqtts://, ws:// or wss:// and a host.',
    },
    sv: {
      say: '”{url}” är inte adressen till en broker.',
      next: 'Skriv den som mqtt://, mqtts://, ws:// eller wss:// och en värd.',
    },
  },
  'live.unreachable': {
    en: { say: 'The live stream at {host} can’t be reached.', next: 'Check the network; the program keeps trying.' },
    sv: {
      say: 'Liveströmmen på {host} går inte att nå.',
      next: 'Kontrollera nätverket; programmet fortsätter försöka.',
    },
  },
  'live.no-answer': {
    en: {
      say: '{host} does not answer.',
      next: 'Check the network or a firewall in between; the program keeps trying.',
    },
    sv: {
      say: '{host} svarar inte.',
      next: 'Kontrollera nätverket eller en brandvägg emellan; programmet fortsätter försöka.',
    },
  },
  'live.untrusted': {
    en: {
      say: 'The certificate of {host} is not trusted.',
      next: 'Add the authority that issued it to the connection, or ask who runs the broker.',
    },
    sv: {
      say: 'Certifikatet för {host} är inte betrott.',
      next: 'Lägg till utfärdaren i anslutningen, eller fråga den som driver brokern.',
    },
  },
  'live.bad-certificate': {
    en: {
      say: 'A certificate or key of the connection can’t be read.',
      next: 'Choose PEM files; a key must not be locked.',
    },
    sv: {
      say: 'Ett certifikat eller en nyckel i anslutningen går inte att läsa.',
      next: 'Välj PEM-filer; nyckeln får inte vara låst.',
    },
  },
  'live.no-credentials': {
    en: {
      say: 'The platform gave no credentials for the live stream.',
      next: 'Check the network; the program keeps trying.',
    },
    sv: {
      say: 'Plattformen gav inga uppgifter för liveströmmen.',
      next: 'Kontrollera nätverket; programmet fortsätter försöka.',
    },
  },
  'live.refused': {
    en: {
      say: '{host} refuses the sign-in to the live stream.',
      next: 'Check user, password and permissions in the connection.',
    },
    sv: {
      say: '{host} nekar inloggningen till liveströmmen.',
      next: 'Kontrollera användare, lösenord och behörighet i anslutningen.',
    },
  },
  'live.clock-skew': {
    en: { say: 'This computer’s clock is {seconds} s off, so {host} refuses.', next: 'Set the clock, then try again.' },
    sv: { say: 'Datorns klocka går {seconds} s fel, så {host} nekar.', next: 'Ställ klockan och försök igen.' },
  },
  'live.no-permission': {
    en: {
      say: 'This user may not listen to {filter}.',
      next: 'Ask for permission to this location, or choose another one.',
    },
    sv: { say: 'Användaren får inte lyssna på {filter}.', next: 'Be om behörighet till platsen, eller välj en annan.' },
  },
  'live.lost': {
    en: {
      say: 'The connection to {host} was lost.',
      next: 'Stay where you are; the program connects again by itself.',
    },
    sv: { say: 'Anslutningen till {host} bröts.', next: 'Stanna där du är; programmet ansluter igen av sig självt.' },
  },
  'live.silent': {
    en: {
      say: 'Nothing comes through from {host} any more.',
      next: 'Check the network; the program connects again by itself.',
    },
    sv: {
      say: 'Inget kommer längre fram från {host}.',
      next: 'Kontrollera nätverket; programmet ansluter igen av sig självt.',
    },
  },
  'live.not-connected': {
    en: {
      say: 'There is no connection to the sockets now.',
      next: 'Wait until the connection is back, then try again.',
    },
    sv: {
      say: 'Det finns ingen anslutning till uttagen just nu.',
      next: 'Vänta tills anslutningen är tillbaka och försök igen.',
    },
  },
  'live.not-taken': {
    en: { say: 'The broker did not confirm a command in time.', next: 'Try again.' },
    sv: { say: 'Brokern bekräftade inte ett kommando i tid.', next: 'Försök igen.' },
  },
  'live.superseded': {
    en: { say: 'A newer command to the same socket took its place.', next: 'Nothing to do.' },
    sv: { say: 'Ett nyare kommando till samma uttag tog dess plats.', next: 'Inget behöver göras.' },
  },
  'live.unknown-port': {
    en: { say: 'Port {port} is not among those listened to.', next: 'Fetch the site from the platform again.' },
    sv: { say: 'Port {port} är inte bland dem som avlyssnas.', next: 'Hämta platsen från plattformen igen.' },
  },
  'live.no-such-action': {
    en: {
      say: 'This platform has no action “{action}”.',
      next: 'Choose the other generation in the connection if it should.',
    },
    sv: {
      say: 'Plattformen har ingen åtgärd ”{action}”.',
      next: 'Välj den andra generationen i anslutningen om den borde ha det.',
    },
  },
  'live.lamp-not-confirmed': {
    en: {
      say: 'Port {port} did not report lamp level {level}.',
      next: 'Look whether the lamp changed, then try again.',
    },
    sv: {
      say: 'Port {port} rapporterade inte lampnivå {level}.',
      next: 'Se efter om lampan ändrades och försök igen.',
    },
  },
  'live.no-lamp': {
    en: { say: 'This port reports no lamp.', next: 'Plug in something with a lamp, or find the socket by its plug.' },
    sv: {
      say: 'Porten rapporterar ingen lampa.',
      next: 'Anslut något med lampa, eller hitta uttaget med en stickpropp.',
    },
  },
  'live.no-such-host': {
    en: {
      say: 'There is no computer called {host}.',
      next: 'Check the address, and that this laptop is on the network.',
    },
    sv: {
      say: 'Det finns ingen dator som heter {host}.',
      next: 'Kontrollera adressen och att datorn är på nätverket.',
    },
  },
  'live.no-tls': {
    en: { say: 'Nothing at {host} answers in TLS.', next: 'Check address and port; a firewall may be in between.' },
    sv: { say: 'Inget på {host} svarar med TLS.', next: 'Kontrollera adress och port; en brandvägg kan vara i vägen.' },
  },
  'live.quiet': {
    en: {
      say: 'Connected and subscribed, but nothing was heard for {seconds} s.',
      next: 'Plug something in: a socket that changes speaks at once.',
    },
    sv: {
      say: 'Ansluten och prenumererad, men inget hördes på {seconds} s.',
      next: 'Anslut något: ett uttag som ändras talar genast.',
    },
  },
  'live.not-json': {
    en: {
      say: 'That is no JSON: {detail}',
      next: 'Paste the whole message, from its first { to its last }.',
    },
    sv: {
      say: 'Det är ingen JSON: {detail}',
      next: 'Klistra in hela meddelandet, från första { till sista }.',
    },
  },
  'live.not-an-object': {
    en: { say: 'That is JSON, but no object.', next: 'A message begins with { and ends with }.' },
    sv: { say: 'Det är JSON, men inget objekt.', next: 'Ett meddelande börjar med { och slutar med }.' },
  },
  'live.nothing-on-floor': {
    en: {
      say: 'No hub that can be heard belongs to {name}.',
      next: 'Choose another floor plan, or bind its sockets first.',
    },
    sv: {
      say: 'Ingen hubb som kan höras hör till {name}.',
      next: 'Välj en annan ritning, eller koppla dess uttag först.',
    },
  },
  'live.walk-under-way': {
    en: {
      say: 'Other floors were not listened to while this walk went on, so they can’t join it now.',
      next: 'End the walk, listen to the whole site, and walk on: what is done stays done.',
    },
    sv: {
      say: 'Andra våningar hördes inte under den här rundan och kan inte vara med i den nu.',
      next: 'Avsluta rundan, lyssna på hela platsen och gå vidare: det som är gjort är gjort.',
    },
  },
  'live.stopped': {
    en: { say: 'The live session was ended.', next: 'Start it again.' },
    sv: { say: 'Livesessionen avslutades.', next: 'Starta den igen.' },
  },
} as const satisfies Record<string, FailureText>;
