// Words for what a blink, a health check or somebody else's load was found to be.

import type { Note } from '../../../../electron/domain/verification/protocol.ts';
import { numbers } from '../../app/formats.ts';

type Translate = (key: string, parameters: Record<string, string | number>) => string;

export function noteWords(note: Note, t: Translate, language: string): string {
  if (note.note !== 'health') return t(`verify.note.${note.note}`, { ms: note.note === 'lamp-answered' ? note.ms : 0 });
  const { present, heardMsAgo, lampLevel } = note;
  const seconds = numbers(language, { maximumFractionDigits: 0 }).format((heardMsAgo ?? 0) / 1000);
  const presence = present === null ? 'unsaid' : present ? 'occupied' : 'empty';
  return [
    t(`verify.health.${presence}`, {}),
    heardMsAgo === null ? t('verify.health.platform', {}) : t('verify.health.heard', { seconds }),
    ...(lampLevel === null ? [] : [t('verify.health.lamp', { level: lampLevel })]),
  ].join(', ');
}
