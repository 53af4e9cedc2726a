// What slips, dead sockets, outages and strangers' phones may cost two people: no touch but the word for a dead socket, and no
// wrong verdict. Whole days, in virtual time.

import { describe, expect, test } from 'vitest';

import { contactOf, heard, settled } from '../../../electron/domain/verification/contacts.ts';
import { PaperDay } from '../../support/paper-day.ts';

const day = { sockets: 120, slips: 0.05, dead: 2, outages: 5, phoneEveryMs: 10_000, expectedMs: 400_000 };

describe('a day with everything', () => {
  test.each([1, 2, 3])('number %i ends right, and the laptop is touched for dead sockets only', (seed) => {
    const told = new PaperDay({ seed, ...day }).walked();
    expect(told.wrong).toEqual([]);
    expect(told.silentlyWrong).toEqual([]);
    expect(told.touches).toBe(told.declared);
    expect(told.declared).toBe(2);
  });
});

test('a pull is one as soon as its timer is due, also where the sum of the times has been rounded', () => {
  const times = { settleMs: 300, flapWindowMs: 10_000 };
  const at = 65353.70941987864;
  expect(at + times.settleMs - at).toBeLessThan(times.settleMs);
  const contact = contactOf(new Map(), 'p');
  const message = (when: number) => ({ topic: 'p', raw: new Uint8Array(), at: when });
  heard(contact, { portKey: 'p', at: 0, present: false }, message(0), times);
  heard(contact, { portKey: 'p', at: 1_000, present: true }, message(1_000), times);
  heard(contact, { portKey: 'p', at, present: false }, message(at), times);
  expect(settled(contact, 'p', times.settleMs, at + times.settleMs)).toMatchObject({ kind: 'pulled', at });
});
