import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { merge } from '../../../electron/sync/merge.ts';

interface Fields {
  readonly name: string;
}
const merged = (local: string, remote: string, base: string | null) => {
  const { toLocal, toRemote, conflicts } = merge<Fields>(
    { name: local },
    { name: remote },
    base === null ? null : { name: base },
    { blank: (_field, value) => value === '' },
  );
  return toLocal.length > 0 ? 'take' : toRemote.length > 0 ? 'tell' : conflicts.length > 0 ? 'conflict' : 'same';
};

describe('a field', () => {
  it.each([
    ['nobody', 'neither', 'A', 'A', 'A', 'same'],
    ['the document', 'changed it', 'B', 'A', 'A', 'tell'],
    ['the platform', 'changed it', 'A', 'B', 'A', 'take'],
    ['both', 'changed it alike', 'B', 'B', 'A', 'same'],
    ['both', 'changed it differently', 'B', 'C', 'A', 'conflict'],
    ['the document', 'emptied it', '', 'A', 'A', 'tell'],
    ['the platform', 'emptied it', 'A', '', 'A', 'take'],
    ['the document emptied, the platform', 'changed it', '', 'B', 'A', 'conflict'],
    ['both', 'filled it', 'B', 'C', '', 'conflict'],
    ['at first meeting both', 'have the same', 'A', 'A', null, 'same'],
    ['at first meeting only the document', 'has one', 'A', '', null, 'tell'],
    ['at first meeting only the platform', 'has one', '', 'B', null, 'take'],
    ['at first meeting both', 'have their own', 'A', 'B', null, 'conflict'],
  ])('%s %s (%s, %s, base %s): %s', (_who, _what, local, remote, base, outcome) => {
    expect(merged(local, remote, base)).toBe(outcome);
  });

  it('is judged for itself, whatever the others do', () => {
    const base = { a: 1, b: 1, c: 1, d: 1 };
    expect(merge({ ...base, a: 2, c: 2 }, { ...base, b: 3, c: 3 }, base)).toEqual({
      toLocal: ['b'],
      toRemote: ['a'],
      conflicts: ['c'],
    });
  });

  it('that is equal by a rule of its own is the same', () => {
    const same = (_field: unknown, one: unknown, other: unknown) => String(one).trim() === String(other).trim();
    expect(merge({ name: 'A ' }, { name: 'A' }, { name: 'B' }, { same })).toEqual({
      toLocal: [],
      toRemote: [],
      conflicts: [],
    });
  });
});

describe('a merge', () => {
  const fields = fc.record({ a: fc.integer({ max: 2, min: 0 }), b: fc.integer({ max: 2, min: 0 }) });

  it('never loses a change: what changed on one side alone is on both afterwards, the rest is a conflict', () => {
    fc.assert(
      fc.property(fields, fields, fields, (local, remote, base) => {
        const { toLocal, toRemote, conflicts } = merge(local, remote, base);
        const [ours, theirs] = [{ ...local }, { ...remote }];
        for (const field of toLocal) ours[field] = remote[field];
        for (const field of toRemote) theirs[field] = local[field];
        for (const field of ['a', 'b'] as const) {
          if (conflicts.includes(field)) expect(new Set([local[field], remote[field], base[field]]).size).toBe(3);
          else expect(ours[field]).toBe(theirs[field]);
        }
      }),
    );
  });

  it('is the same seen from the other side', () => {
    fc.assert(
      fc.property(fields, fields, fields, (local, remote, base) => {
        const [here, there] = [merge(local, remote, base), merge(remote, local, base)];
        expect(here.toLocal).toEqual(there.toRemote);
        expect(here.conflicts).toEqual(there.conflicts);
      }),
    );
  });
});
