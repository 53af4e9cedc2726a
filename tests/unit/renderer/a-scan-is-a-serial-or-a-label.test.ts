import { describe, expect, it } from 'vitest';

import { serialIn } from '../../../renderer/src/app/scanned-text.ts';
import { serialDoes } from '../../../renderer/src/features/hubs/scanned-serial.ts';

const hubs = [
  { id: 'a', hwId: 'x9_777', formerHwIds: ['x9_broken', 'p3_broken'] },
  { id: 'b', hwId: 'p3_556', formerHwIds: ['p3_MIXED'] },
];
const sockets = { labels: ['07', 'h8', 'PC_1'] };

describe('a scanned text', () => {
  it.each([
    ['p3_new', 'p3_new', 'a hub of a known product'],
    ['x9_777', 'x9_777', 'a hub of the site, whatever its product'],
    ['x9_broken', 'x9_broken', 'one that was replaced'],
    ['P3_556', 'p3_556', 'a hub of the site in capitals'],
    ['p3_mixed', 'p3_MIXED', 'as the site writes it'],
    ['PD_NEW', 'pd_new', 'a new hub in capitals'],
    ['07', null, 'a label'],
    ['h8', null, 'a label of the site that could be a serial'],
    ['PC_1', null, 'another of these'],
    ['H16', null, 'a label that is in no site'],
    ['x9_778', null, 'what nobody knows'],
    ['constructor', null, 'a word of JavaScript’s'],
  ])('%s is the serial %s: %s', (text, serial, _what) => expect(serialIn(text, hubs, sockets)).toBe(serial));
});

describe('a scanned serial', () => {
  const there = { hubs, locationIds: ['l'], replacing: null };

  it('opens its hub, or the one that took its place; a box that was taken down does not come back by itself', () => {
    expect(serialDoes('x9_777', there)).toEqual({ does: 'open', hubId: 'a' });
    expect(serialDoes('p3_broken', there)).toEqual({ does: 'open', hubId: 'a' });
    expect(serialDoes('p3_new', there)).toEqual({ does: 'add', locationId: 'l' });
  });

  it('goes to the hub that waits for its successor, though it was one before', () =>
    expect(serialDoes('p3_broken', { ...there, replacing: 'b' })).toEqual({ does: 'replace', hubId: 'b' }));

  it('that is back in another place is that hub', () => {
    const back = [...hubs, { id: 'c', hwId: 'p3_broken', formerHwIds: [] }];
    expect(serialDoes('p3_broken', { ...there, hubs: back })).toEqual({ does: 'open', hubId: 'c' });
  });
});
