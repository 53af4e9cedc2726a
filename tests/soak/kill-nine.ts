// 200 rounds of `kill -9` on a document under load, below any verification. Reliability, *an acknowledged event is never lost*.

import assert from 'node:assert/strict';

import { seededChance } from '../../electron/environment/chance.ts';
import { killNineRounds } from '../support/site/kill-nine.ts';

const rounds = 200;

export async function killNineAppending(): Promise<string> {
  const { acknowledged, lost, broken } = await killNineRounds(rounds, seededChance(2027));
  assert.deepEqual(lost, [], 'acknowledged events were lost');
  assert.deepEqual(broken, [], 'rounds after which the chains do not verify');
  return `${rounds} kills, ${acknowledged} acknowledged events, none lost`;
}
