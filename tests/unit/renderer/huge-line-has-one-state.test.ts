import { describe, expect, it } from 'vitest';

import type { VerificationView } from '../../../electron/domain/verification/protocol.ts';
import { headline } from '../../../renderer/src/features/verify/headline.ts';

const labels: Record<string, string> = { one: 'L2-014' };
const shown = (view: Partial<VerificationView>) =>
  headline({ line: null, repairs: [], proposed: null, ...view } as VerificationView, (id) => labels[id] ?? '');

describe('the huge line', () => {
  it.each<[VerificationView['phase'], string | null, ReturnType<typeof headline>]>([
    ['go-to', 'one', { before: 'goTo', label: 'L2-014', after: null }],
    ['go-to', null, { before: null, label: null, after: null }],
    ['testing', 'one', { before: 'testing', label: 'L2-014', after: 'hold' }],
    ['pull', 'one', { before: 'pull', label: 'L2-014', after: null }],
    ['no-answer', 'one', { before: 'nothingFrom', label: 'L2-014', after: 'checkLabel' }],
    ['line-lost', 'one', { before: 'lost', label: null, after: 'stay' }],
    ['done', null, { before: 'done', label: null, after: null }],
  ])('%s', (phase, proposed, line) => {
    expect(shown({ phase, proposed })).toEqual(line);
  });

  it('says whose plug was seen, or that nobody knows the port', () => {
    const surprise = (label: string | null) => shown({ phase: 'surprise', line: { say: 'surprise', label } as never });
    expect(surprise('L2-015')).toEqual({ before: 'thatIs', label: 'L2-015', after: 'checkLabel' });
    expect(surprise(null)).toEqual({ before: 'thatIs', label: null, after: 'unknownPort' });
  });
});
