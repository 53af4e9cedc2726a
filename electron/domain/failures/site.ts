// What can be expected to go wrong in `site`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const siteFailures = {
  'site.not-found': {
    en: { say: 'There is no site document at {path}.', next: 'Check the path, or create a new site.' },
    sv: { say: 'Det finns inget platsdokument på {path}.', next: 'Kontrollera sökvägen eller skapa en ny plats.' },
  },
  'site.exists': {
    en: { say: 'There is already a file at {path}.', next: 'Choose another name; nothing was overwritten.' },
    sv: { say: 'Det finns redan en fil på {path}.', next: 'Välj ett annat namn; inget skrevs över.' },
  },
  'site.no-folder': {
    en: { say: 'The folder {folder} does not exist.', next: 'Create the folder or choose another one.' },
    sv: { say: 'Mappen {folder} finns inte.', next: 'Skapa mappen eller välj en annan.' },
  },
  'site.not-a-document': {
    en: {
      say: '{path} is not a site document.',
      next: 'Choose another file, or copy this one again from where it came.',
    },
    sv: {
      say: '{path} är inget platsdokument.',
      next: 'Välj en annan fil eller kopiera den här igen därifrån den kom.',
    },
  },
  'site.too-new': {
    en: {
      say: 'This document was written by a newer Commissioner (its form is {found}, this program knows {known}).',
      next: 'Update Commissioner, then open it again; the document was not touched.',
    },
    sv: {
      say: 'Dokumentet skrevs av en nyare Commissioner (dess form är {found}, det här programmet känner {known}).',
      next: 'Uppdatera Commissioner och öppna det igen; dokumentet är orört.',
    },
  },
  'site.truncated': {
    en: {
      say: 'The document at {path} is cut off: part of the file is missing.',
      next: 'Copy it again from where it came, or take the latest backup; the file was not changed.',
    },
    sv: {
      say: 'Dokumentet på {path} är avhugget: en del av filen saknas.',
      next: 'Kopiera det igen därifrån det kom eller ta senaste säkerhetskopian; filen ändrades inte.',
    },
  },
  'site.damaged': {
    en: {
      say: 'The document at {path} is damaged and cannot be read ({where}).',
      next: 'Take the latest copy or backup and merge into it what others have; the file was not changed.',
    },
    sv: {
      say: 'Dokumentet på {path} är skadat och kan inte läsas ({where}).',
      next: 'Ta senaste kopian eller säkerhetskopian och slå ihop den med vad andra har; filen ändrades inte.',
    },
  },
  'site.open-elsewhere': {
    en: {
      say: 'The site at {path} is open in another window or program.',
      next: 'Close it there, then try again.',
    },
    sv: {
      say: 'Platsen på {path} är öppen i ett annat fönster eller program.',
      next: 'Stäng den där och försök igen.',
    },
  },
  'site.not-readable': {
    en: {
      say: 'You may not read {path}.',
      next: 'Ask for permission to read the file, or copy it to your own folder.',
    },
    sv: { say: 'Du får inte läsa {path}.', next: 'Be om läsrätt till filen eller kopiera den till din egen mapp.' },
  },
  'site.not-writable': {
    en: {
      say: 'Nothing can be written at {path}: the file or its folder is read-only.',
      next: 'Copy the document to a folder where you may write, and open it there.',
    },
    sv: {
      say: 'Inget kan skrivas på {path}: filen eller mappen är skrivskyddad.',
      next: 'Kopiera dokumentet till en mapp där du får skriva och öppna det där.',
    },
  },
  'site.read-only': {
    en: { say: 'This site was opened for reading only.', next: 'Open it for writing to change it.' },
    sv: { say: 'Platsen öppnades bara för läsning.', next: 'Öppna den för skrivning för att ändra.' },
  },
  'site.disk-full': {
    en: {
      say: 'The disk is full: the last change was not saved, everything before it is.',
      next: 'Free some space, then repeat the last step.',
    },
    sv: {
      say: 'Disken är full: den senaste ändringen sparades inte, allt före den är sparat.',
      next: 'Frigör utrymme och upprepa det senaste steget.',
    },
  },
  'site.disk-error': {
    en: {
      say: 'The disk did not take the last change ({detail}); everything before it is saved.',
      next: 'Check the disk or stick, then repeat the last step.',
    },
    sv: {
      say: 'Disken tog inte emot den senaste ändringen ({detail}); allt före den är sparat.',
      next: 'Kontrollera disken eller stickan och upprepa det senaste steget.',
    },
  },
  'site.gone': {
    en: {
      say: 'The document at {path} is no longer there: it was moved, deleted, or the stick was pulled.',
      next: 'Put it back in its place and open it again; nothing since then was saved.',
    },
    sv: {
      say: 'Dokumentet på {path} finns inte längre: det flyttades, raderades eller stickan drogs ur.',
      next: 'Lägg tillbaka det och öppna det igen; inget sedan dess sparades.',
    },
  },
  'site.closed': {
    en: { say: 'This site is closed.', next: 'Open it again to go on.' },
    sv: { say: 'Platsen är stängd.', next: 'Öppna den igen för att fortsätta.' },
  },
  'site.blob-missing': {
    en: {
      say: 'A picture of this site is missing from the document ({sha256}).',
      next: 'Import the picture again, or merge with a copy that still has it.',
    },
    sv: {
      say: 'En bild saknas i platsens dokument ({sha256}).',
      next: 'Importera bilden igen eller slå ihop med en kopia som har den.',
    },
  },
  'site.blob-damaged': {
    en: {
      say: 'A picture of this site is damaged ({sha256}).',
      next: 'Import the picture again, or merge with a copy that still has it whole.',
    },
    sv: {
      say: 'En bild i platsens dokument är skadad ({sha256}).',
      next: 'Importera bilden igen eller slå ihop med en kopia som har den hel.',
    },
  },
  'site.other-site': {
    en: { say: '{path} is another site ({name}).', next: 'Merge only copies of the same site.' },
    sv: { say: '{path} är en annan plats ({name}).', next: 'Slå bara ihop kopior av samma plats.' },
  },
  'site.copies-disagree': {
    en: {
      say: '{path} tells event {event} otherwise than the other copy: one of them was changed afterwards.',
      next: 'Run `commissioner site verify` on both, and use the one that is whole.',
    },
    sv: {
      say: '{path} återger händelsen {event} annorlunda än den andra kopian: en av dem har ändrats i efterhand.',
      next: 'Kör `commissioner site verify` på båda och använd den som är hel.',
    },
  },
  'site.migration-failed': {
    en: {
      say: 'The document could not be brought to the present form.',
      next: 'Its backup lies at {backup}; send us that file, or open it with the former Commissioner.',
    },
    sv: {
      say: 'Dokumentet kunde inte föras över till dagens form.',
      next: 'Säkerhetskopian ligger på {backup}; skicka den till oss eller öppna den med förra Commissioner.',
    },
  },
  'site.record-changed': {
    en: {
      say: 'Event {event} of station {station} was changed after it was recorded.',
      next: 'Compare with another copy or an issued report.',
    },
    sv: {
      say: 'Händelsen {event} från station {station} har ändrats i efterhand.',
      next: 'Jämför med en annan kopia eller en utfärdad rapport.',
    },
  },
  'site.record-missing': {
    en: {
      say: 'Before event {event} of station {station} a record is missing.',
      next: 'Compare with another copy or an issued report.',
    },
    sv: {
      say: 'Före händelsen {event} från station {station} saknas en post.',
      next: 'Jämför med en annan kopia eller en utfärdad rapport.',
    },
  },
  'site.end-missing': {
    en: {
      say: 'The document does not reach the head that was asked for: its end is cut off, or it is another copy.',
      next: 'Compare with the copy or report that names this head.',
    },
    sv: {
      say: 'Dokumentet når inte det efterfrågade huvudet: slutet är avhugget eller så är det en annan kopia.',
      next: 'Jämför med kopian eller rapporten som anger huvudet.',
    },
  },
  'site.fold-changed': {
    en: {
      say: 'What the document keeps as its summary is not what its events say: it was changed from outside.',
      next: 'Merge the document into a new one (`commissioner site merge`): the summary is made anew there.',
    },
    sv: {
      say: 'Dokumentets sparade sammanfattning stämmer inte med händelserna: den har ändrats utifrån.',
      next: 'Slå ihop dokumentet till ett nytt (`commissioner site merge`): där görs sammanfattningen om.',
    },
  },
  'site.no-such-thing': {
    en: { say: 'There is no {kind} {id} in this site.', next: 'Check the name or id.' },
    sv: { say: 'Det finns ingen {kind} {id} på platsen.', next: 'Kontrollera namnet eller id:t.' },
  },
  'site.no-such-port': {
    en: { say: 'Hub {hub} has no port {number}.', next: 'Check the number printed beside the port.' },
    sv: { say: 'Hubben {hub} har ingen port {number}.', next: 'Kontrollera numret som står vid porten.' },
  },
  'site.port-taken': {
    en: { say: 'Port {number} of {hub} is bound to {label}.', next: 'Unbind {label} first, or take the port from it.' },
    sv: { say: 'Port {number} på {hub} är knuten till {label}.', next: 'Lossa {label} först eller ta över porten.' },
  },
  'site.socket-bound': {
    en: {
      say: 'Socket {label} is on port {fromNumber} of {fromHub}.',
      next: 'Unbind it there first, or take it over.',
    },
    sv: {
      say: 'Uttaget {label} sitter på port {fromNumber} på {fromHub}.',
      next: 'Koppla loss det där först eller ta över det.',
    },
  },
  'site.both-bound': {
    en: {
      say: 'Port {number} of {hub} is bound to {other}, and socket {label} is on port {fromNumber} of {fromHub}.',
      next: 'Unbind both first, or take both over.',
    },
    sv: {
      say: 'Port {number} på {hub} är knuten till {other}, och uttaget {label} sitter på port {fromNumber} på {fromHub}.',
      next: 'Koppla loss båda först eller ta över båda.',
    },
  },
  'site.not-bound': {
    en: { say: 'Socket {label} is not bound to a port.', next: 'There is nothing to unbind.' },
    sv: { say: 'Uttaget {label} är inte knutet till någon port.', next: 'Det finns inget att lossa.' },
  },
  'site.hub-known': {
    en: { say: 'Hub {hwId} is already in this site.', next: 'Check the serial on the label.' },
    sv: { say: 'Hubben {hwId} finns redan på platsen.', next: 'Kontrollera serienumret på etiketten.' },
  },
  'site.not-empty': {
    en: {
      say: '{name} still holds hubs, sockets or plans ({count}).',
      next: 'Remove or move them first.',
    },
    sv: {
      say: '{name} innehåller ännu hubbar, uttag eller planer ({count}).',
      next: 'Ta bort eller flytta dem först.',
    },
  },
  'site.empty-text': {
    en: { say: 'The {field} is empty.', next: 'Type at least one character.' },
    sv: { say: 'Fältet {field} är tomt.', next: 'Skriv minst ett tecken.' },
  },
  'site.issue-state': {
    en: { say: 'The issue is already {state}.', next: 'Nothing needs to be done.' },
    sv: { say: 'Ärendet är redan {state}.', next: 'Inget behöver göras.' },
  },
  'site.nothing-to-undo': {
    en: {
      say: 'There is nothing more to undo here.',
      next: 'Older steps stay as they are; correct what is wrong where it is shown.',
    },
    sv: {
      say: 'Det finns inget mer att ångra här.',
      next: 'Äldre steg står kvar; rätta det som är fel där det visas.',
    },
  },
  'site.nothing-to-redo': {
    en: { say: 'There is nothing to redo.', next: 'Go on working.' },
    sv: { say: 'Det finns inget att göra om.', next: 'Arbeta vidare.' },
  },
  'site.already-undone': {
    en: { say: 'This step was already undone.', next: 'Redo brings it back.' },
    sv: { say: 'Steget är redan ångrat.', next: 'Gör om för att få tillbaka det.' },
  },
} as const satisfies Record<string, FailureText>;
