// 200 rounds of `kill -9` while verdicts are being recorded. Reliability, *an acknowledged event is never lost*.

import assert from 'node:assert/strict';

import { seededChance } from '../../electron/environment/chance.ts';
import { killWhileWalking } from '../support/kill-while-walking.ts';

const rounds = 200;

export async function killNineWalking(): Promise<string> {
  const chance = seededChance(2026);
  let printed = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const killed = await killWhileWalking(chance);
    assert.deepEqual(killed.lost, [], `round ${round} lost printed verdicts`);
    assert.ok(killed.chainsHold, `round ${round}: the chains do not verify`);
    printed += killed.printed;
    if (round % 20 === 0) process.stderr.write(`kill-nine ${round}/${rounds}\n`);
  }
  return `${rounds} rounds, ${printed} printed verdicts, none lost`;
}
