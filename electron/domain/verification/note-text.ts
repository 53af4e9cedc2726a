// A note in one line of English, as the command line prints it; the screens word notes themselves. Pure.

import type { Note } from './protocol.ts';

export function noteText(note: Note): string {
  switch (note.note) {
    case 'other-load':
      return 'another device was plugged in';
    case 'not-bound':
      return 'not bound';
    case 'no-lamp':
      return 'no lamp reported';
    case 'lamp-silent':
      return 'lamp gave no answer';
    case 'lamp-answered':
      return `lamp answered in ${note.ms} ms`;
    case 'silent':
      return 'silent';
    case 'health':
      return healthText(note);
  }
}

function healthText({ present, heardMsAgo, lampLevel }: Extract<Note, { note: 'health' }>): string {
  const parts = [present === null ? 'presence not reported' : present ? 'occupied' : 'empty'];
  parts.push(heardMsAgo === null ? 'known from the platform' : `heard ${Math.round(heardMsAgo / 1000)} s ago`);
  if (lampLevel !== null) parts.push(`lamp ${lampLevel}`);
  return parts.join(', ');
}
