// A computer with an English voice alone, and a person who works in Swedish: the recorded voice speaks, and never the English one.

import { expect } from '@playwright/test';

import { speak } from '../words.ts';
import { spokenOn, test } from './prepared-site.ts';

/** When each piece of a recording was begun, in the order of their beginning. */
const recordPieces = `
  window.pieces = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    window.pieces.push(when);
    return start.apply(this, when);
  };`;

test('says in Swedish what the system has no voice for', async ({ page, site }) => {
  await page.addInitScript(recordPieces);
  await page.goto(site.url);
  // The page goes to the open site first.
  await expect(page.getByRole('heading', { name: 'Prepared' })).toBeVisible();
  await speak(page, 'sv');
  await expect(page.getByText('en inspelad talar')).toBeVisible();
  const loaded = page.waitForResponse(/\.opus$/);
  await page.getByRole('button', { name: 'Prova ljudet' }).click();
  expect((await loaded).status()).toBe(200);
  // "07 godkänd": two digits and a word, one after the other.
  await expect.poll(async () => page.evaluate<number[][]>('window.pieces')).toHaveLength(3);
  const pieces = await page.evaluate<[number, number, number][]>('window.pieces');
  for (const [index, [at, , length]] of pieces.entries()) {
    expect(length).toBeGreaterThan(0.1);
    const next = pieces[index + 1]?.[0];
    if (next !== undefined) expect(next).toBeCloseTo(at + length, 3);
  }
  expect(await spokenOn(page)).not.toContain('07 godkänd');

  await speak(page, 'en');
  await page.getByRole('button', { name: 'Try it' }).click();
  expect(await spokenOn(page)).toContain('07 pass');
  expect(await page.evaluate<number[][]>('window.pieces')).toHaveLength(3);
});
