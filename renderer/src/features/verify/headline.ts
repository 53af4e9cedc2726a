// Decides the huge line of Verify: one state at a time, as words and the label they are about. Pure. Screens, *Verify*.

import type { VerificationView } from '../../../../electron/domain/verification/protocol.ts';

export interface Headline {
  /** Keys of the words before and after the label. */
  readonly before: string | null;
  readonly label: string | null;
  readonly after: string | null;
}

/** The words are keys of `verify.…`. */
export function headline(view: VerificationView, labelOf: (socketId: string) => string): Headline {
  const proposed = view.proposed === null ? null : labelOf(view.proposed);
  switch (view.phase) {
    case 'testing':
      return { before: 'testing', label: proposed, after: 'hold' };
    case 'pull':
      return { before: 'pull', label: proposed, after: null };
    case 'surprise': {
      const said = view.line?.say === 'surprise' ? view.line.label : null;
      return { before: 'thatIs', label: said, after: said === null ? 'unknownPort' : 'checkLabel' };
    }
    case 'no-answer':
      return { before: 'nothingFrom', label: proposed, after: 'checkLabel' };
    case 'line-lost':
      return { before: 'lost', label: null, after: 'stay' };
    case 'paused':
      return { before: 'paused', label: null, after: null };
    case 'done':
      return { before: 'done', label: null, after: null };
    case 'question':
      return { before: null, label: null, after: 'question' };
    case 'light':
    case 'go-to':
      // Between two proposals nobody is sent anywhere.
      if (!proposed) return { before: null, label: null, after: null };
      return view.line?.say === 'plug-again'
        ? { before: 'again', label: proposed, after: null }
        : { before: 'goTo', label: proposed, after: null };
  }
}

/** The part of a label that changes along a row stands huge, what stays the same small above it. */
export function split(label: string): { prefix: string; part: string } {
  const at = label.search(/[^-_/. ]+$/);
  return at <= 0 ? { prefix: '', part: label } : { prefix: label.slice(0, at), part: label.slice(at) };
}
