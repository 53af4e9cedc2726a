// Decides the huge line of Verify: one state at a time, as a sign, words and the label they are about. Pure. Screens, *Verify*.

import type { VerificationView } from '../../../../electron/domain/verification/protocol.ts';

export type Sign =
  'go' | 'again' | 'test' | 'pull' | 'look' | 'lost' | 'pause' | 'done' | 'ask' | 'lamp' | 'hand' | 'wait';
/** What the sign's colour says, beside its shape: wrong where the person must look twice, lost where the walk holds. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export interface Headline {
  readonly sign: Sign;
  readonly tone: Tone;
  /** Keys under `verify.` of the words before and after the label. */
  readonly before: string | null;
  readonly label: string | null;
  readonly after: string | null;
}

export function headline(view: VerificationView, labelOf: (socketId: string) => string): Headline {
  const label = view.proposed === null ? null : labelOf(view.proposed);
  switch (view.phase) {
    case 'testing':
      return { sign: 'test', tone: 'plain', before: 'testing', label, after: 'hold' };
    case 'pull':
      return { sign: 'pull', tone: 'plain', before: 'pull', label, after: null };
    case 'surprise':
      return surprise(view.surprise?.label ?? null);
    case 'no-answer':
      // There is no other label to check where a hand was to do something.
      return warn('nothingFrom', label, view.asked === 'by-hand' ? 'handAgain' : 'checkLabel');
    case 'line-lost':
      return { sign: 'lost', tone: 'bad', before: 'lost', label: null, after: 'stay' };
    case 'paused':
      return { sign: 'pause', tone: 'plain', before: 'paused', label: null, after: null };
    case 'done':
      return view.mode === 'find' ? foundOrNot(view) : ended(view);
    case 'question':
      return { sign: 'ask', tone: 'warn', before: null, label: null, after: 'question' };
    case 'find':
      return view.asked === 'compare' ? asking('isYoursFull') : asking('lightingSome');
    case 'light':
    case 'go-to':
      return proposal(view, label);
  }
}

const warn = (before: string, label: string | null, after: string): Headline => ({
  sign: 'look',
  tone: 'warn',
  before,
  label,
  after,
});

const surprise = (label: string | null): Headline =>
  warn('thatIs', label, label === null ? 'unknownPort' : 'checkLabel');

const asking = (before: string): Headline => ({ sign: 'lamp', tone: 'plain', before, label: null, after: null });

const ended = (view: VerificationView): Headline => ({
  ...{ sign: 'done', tone: 'good', before: doneWords(view) },
  ...{ label: null, after: null },
});

/** A lamp's socket by its label; its port by the number printed there. */
function foundOrNot({ line }: VerificationView): Headline {
  if (line?.say !== 'found') return { ...asking('notFound'), tone: 'warn' };
  const good = { sign: 'done', tone: 'good' } as const;
  return line.label === null
    ? { ...good, before: 'thatIsPort', label: String(line.number), after: 'ofNoSocket' }
    : { ...good, before: 'thatIs', label: line.label, after: null };
}

function doneWords({ mode }: VerificationView): string {
  if (mode === 'blink') return 'doneBlink';
  return mode === 'health' ? 'doneHealth' : 'done';
}

/** Between two proposals nobody is sent anywhere. */
function proposal({ asked, expected }: VerificationView, label: string | null): Headline {
  const plain = (sign: Sign, before: string, after: string | null = null): Headline => ({
    sign,
    tone: 'plain',
    before,
    label,
    after,
  });
  if (asked === 'tap') return { ...plain('lamp', 'tap'), label: null };
  if (label === null) return plain('wait', 'moment');
  switch (asked) {
    case 'plug':
      return plain('go', 'goTo');
    case 'again':
      return plain('again', 'again');
    case 'control':
      return plain('again', 'again', 'readLabel');
    case 'by-hand':
      return plain('hand', `hand.${expected ?? 'open'}`);
    case 'lighting':
    case 'compare':
      return plain('lamp', 'lighting');
    case 'blinking':
      return plain('lamp', 'blinking');
  }
}

/** The part of a label that changes along a row stands huge, what stays the same small above it. */
export function split(label: string): { prefix: string; part: string } {
  const at = label.search(/[^-_/. ]+$/);
  return at <= 0 ? { prefix: '', part: label } : { prefix: label.slice(0, at), part: label.slice(at) };
}
