import { beforeEach, describe, expect, it } from 'vitest';

import { KeyReader, type KeyPart } from '../../../renderer/src/app/keys.ts';

let scans: string[];
let keys: string[];
let reader: KeyReader;
beforeEach(() => {
  [scans, keys] = [[], []];
  reader = new KeyReader({ onScan: (text) => scans.push(text), onKey: (key) => keys.push(key) });
});

/** Presses the keys with the same gap between them, then lets time pass. */
function type(text: readonly string[], gapMs: number, inField = false): KeyPart[] {
  const parts = text.map((key, index) => reader.pressed(key, 1000 + index * gapMs, inField));
  reader.settle();
  return parts;
}

describe('a scanner that types', () => {
  it('is read as one text, and is no shortcut', () => {
    expect(type([...'p3_a1b2c3', 'Enter'], 4).at(-1)).toBe('end');
    expect(scans).toEqual(['p3_a1b2c3']);
    expect(keys).toEqual([]);
  });

  it('is heard in a field too', () => {
    expect(type([...'L2-014', 'Enter'], 2, true).at(-1)).toBe('end');
    expect(scans).toEqual(['L2-014']);
  });

  it('is seen from its second letter on, also where a label has but two', () => {
    expect(type(['A', ' ', '2', 'Enter'], 4)).toEqual(['alone', 'amid', 'amid', 'end']);
    expect(type(['0', '7', 'Enter'], 4)).toEqual(['alone', 'amid', 'end']);
    expect(scans).toEqual(['A 2', '07']);
  });

  it('says nothing with one letter', () => {
    expect(type(['7', 'Enter'], 4)).toEqual(['alone', 'amid']);
    expect(scans).toEqual([]);
  });

  it('types capitals as a hand does', () => {
    expect(type(['Shift', 'A', '1', '2', 'Shift', 'B', 'Enter'], 4)).toEqual([
      ...['alone', 'alone', 'amid', 'amid', 'alone', 'amid', 'end'],
    ]);
    expect(scans).toEqual(['A12B']);
  });

  it('is told from the key that a person pressed before it', () => {
    reader.pressed('f', 100, false);
    type([...'L2-014', 'Enter'], 2);
    expect(keys).toEqual(['f']);
    expect(scans).toEqual(['L2-014']);
  });

  it('begins anew when a scan was cut off', () => {
    for (const [index, key] of [...'p3_'].entries()) reader.pressed(key, index, false);
    type([...'L2-014', 'Enter'], 2);
    expect(scans).toEqual(['L2-014']);
    expect(keys).toEqual([]);
  });
});

describe('a person', () => {
  it('presses shortcuts, one at a time', () => {
    expect(type(['f', 's', 'Enter'], 90)).toEqual(['alone', 'alone', 'alone']);
    expect(keys).toEqual(['f', 's', 'Enter']);
    expect(scans).toEqual([]);
  });

  it('writes in a field and triggers nothing', () => {
    type([...'fest', 'Enter'], 90, true);
    expect(keys).toEqual([]);
    expect(scans).toEqual([]);
  });

  it('goes through a list and chooses, however fast', () => {
    expect(type([...'hubs', 'ArrowDown', 'Enter'], 10, true).at(-1)).toBe('alone');
    expect(scans).toEqual([]);
  });

  it('rolls over two keys without either being a scan', () => {
    type(['f', 's'], 10);
    expect(scans).toEqual([]);
  });
});
