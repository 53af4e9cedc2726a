import { describe, expect, it } from 'vitest';

import { Sendings, wholePlan } from '../../../electron/application/sendings.ts';
import { valueOf } from '../../support/value-of.ts';

/** `a`, `b` … in turn. */
function ids(): () => string {
  let count = 0;
  return () => 'abc'[count++] ?? '';
}
const bytes = (...values: number[]): Blob => new Blob([new Uint8Array(values)]);
const contents = async (file: File): Promise<number[]> => [...new Uint8Array(await file.arrayBuffer())];
const sent = (sending: string, size: number) => ({ sending, name: `${sending}.png`, size });

describe('a file that is sent in parts', () => {
  it('is whole when all of them have come, and is nobody’s afterwards', async () => {
    const sendings = new Sendings(ids());
    const [a, b] = [await sendings.add(null, bytes(1, 2)), await sendings.add(null, bytes(9))];
    expect([a, b, await sendings.add(a, bytes(3))]).toEqual(['a', 'b', 'a']);
    const file = valueOf(sendings.take(sent('a', 3)));
    expect([file.name, await contents(file)]).toEqual(['a.png', [1, 2, 3]]);
    expect(sendings.take(sent('a', 3))).toMatchObject({ failure: { code: 'shell.bad-file' } });
    expect(await contents(valueOf(sendings.take(sent('b', 1))))).toEqual([9]);
  });

  it('is none where a part is missing', async () => {
    const sendings = new Sendings(ids());
    await sendings.add(null, bytes(1, 2));
    expect(sendings.take(sent('a', 3))).toMatchObject({
      failure: { code: 'shell.bad-file', params: { name: 'a.png' } },
    });
  });

  it('gives way to later ones when nobody asks for it', async () => {
    const sendings = new Sendings(ids(), 4);
    await sendings.add(null, bytes(1, 2, 3));
    await sendings.add(null, bytes(4, 5));
    expect(sendings.take(sent('a', 3)).ok).toBe(false);
    expect(await contents(valueOf(sendings.take(sent('b', 2))))).toEqual([4, 5]);
  });

  it('is empty where it was', () => {
    expect(valueOf(new Sendings(ids()).take(sent('a', 0))).size).toBe(0);
  });
});

describe('a plan', () => {
  it('has its files, whichever way each of them came', async () => {
    const sendings = new Sendings(ids());
    await sendings.add(null, bytes(1));
    await sendings.add(null, bytes(2));
    const source = { kind: 'pdf', frame: { turns: 0, cut: { left: 0, top: 0, width: 1, height: 1 } } } as const;
    const plan = {
      ...{ planId: 'p', file: new File(['x'], 'plan.png') },
      sheet: { tiles: sent('a', 1), source: { ...source, file: sent('b', 1) }, metresWide: null },
    };
    const whole = valueOf(wholePlan(sendings, plan));
    expect(whole).toMatchObject({ planId: 'p', file: { name: 'plan.png' }, sheet: { source: { kind: 'pdf' } } });
    const drawing = whole.sheet?.source?.file;
    expect(drawing instanceof File && (await contents(drawing))).toEqual([2]);
  });
});
