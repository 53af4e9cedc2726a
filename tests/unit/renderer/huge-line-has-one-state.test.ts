import { describe, expect, it } from 'vitest';

import type { VerificationView } from '../../../electron/domain/verification/protocol.ts';
import { headline, type Headline } from '../../../renderer/src/features/verify/headline.ts';

const labels: Record<string, string> = { one: 'L2-014' };
const shown = (view: Partial<VerificationView>): Headline =>
  headline(
    { mode: 'walk', asked: 'plug', expected: 'open', surprise: null, proposed: 'one', ...view } as VerificationView,
    (id) => labels[id] ?? '',
  );
/** As a person reads it: sign, then the words around the label. */
const read = (view: Partial<VerificationView>): string => {
  const { sign, tone, before, label, after } = shown(view);
  return [`${sign}/${tone}:`, before, label, after].filter((word) => word !== null).join(' ');
};

describe('the huge line', () => {
  it.each<[Partial<VerificationView>, string]>([
    [{ phase: 'go-to' }, 'go/plain: goTo L2-014'],
    [{ phase: 'go-to', proposed: null }, 'wait/plain: moment'],
    [{ phase: 'go-to', asked: 'again' }, 'again/plain: again L2-014'],
    [{ phase: 'go-to', asked: 'control', mode: 'discover' }, 'again/plain: again L2-014 readLabel'],
    [{ phase: 'go-to', asked: 'by-hand', expected: 'button' }, 'hand/plain: hand.button L2-014'],
    [{ phase: 'go-to', asked: 'by-hand', expected: 'dimmer' }, 'hand/plain: hand.dimmer L2-014'],
    [{ phase: 'go-to', asked: 'blinking', mode: 'blink' }, 'lamp/plain: blinking L2-014'],
    [{ phase: 'light', asked: 'lighting', mode: 'light' }, 'lamp/plain: lighting L2-014'],
    [{ phase: 'light', asked: 'tap', mode: 'light' }, 'lamp/plain: tap'],
    [{ phase: 'testing' }, 'test/plain: testing L2-014 hold'],
    [{ phase: 'pull' }, 'pull/plain: pull L2-014'],
    [{ phase: 'surprise', surprise: { socketId: 'two', label: 'L2-015' } }, 'look/warn: thatIs L2-015 checkLabel'],
    [{ phase: 'surprise', surprise: { socketId: null, label: null } }, 'look/warn: thatIs unknownPort'],
    [{ phase: 'no-answer' }, 'look/warn: nothingFrom L2-014 checkLabel'],
    [{ phase: 'no-answer', asked: 'by-hand', expected: 'button' }, 'look/warn: nothingFrom L2-014 handAgain'],
    [{ phase: 'line-lost' }, 'lost/bad: lost stay'],
    [{ phase: 'paused' }, 'pause/plain: paused'],
    [{ phase: 'question' }, 'ask/warn: question'],
    [{ phase: 'done', proposed: null }, 'done/good: done'],
    [{ phase: 'done', proposed: null, mode: 'blink' }, 'done/good: doneBlink'],
    [{ phase: 'done', proposed: null, mode: 'health' }, 'done/good: doneHealth'],
  ])('%j', (view, line) => {
    expect(read(view)).toBe(line);
  });
});
