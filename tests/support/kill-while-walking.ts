// One round of `kill -9` at a random moment while the demo records verdicts: what was printed must be in the document.

import { systemOutside } from '../../electron/environment/outside.ts';
import type { Chance } from '../../electron/environment/chance.ts';
import { openSite } from '../../electron/site/open-site.ts';
import { verifySite } from '../../electron/site/verify-site.ts';
import { runDemo } from './demo-process.ts';
import { valueOf } from './value-of.ts';

export interface KilledRound {
  /** Printed verdicts that the document does not hold. */
  readonly lost: readonly string[];
  readonly chainsHold: boolean;
  readonly printed: number;
}

export async function killWhileWalking(chance: Chance): Promise<KilledRound> {
  const seed = Math.floor(chance() * 1_000);
  const moment = { verdicts: 1 + Math.floor(chance() * 90), afterMs: chance() * 20 };
  const run = await runDemo(['--sockets', '100', '--seed', `${seed}`], moment);
  try {
    const path = `${run.folder}/site.ochno-site`;
    const document = valueOf(openSite({ ...systemOutside(), author: 'test', station: 'test', path }));
    const last = new Map(run.verdicts.map((line) => [line.socketId, line]));
    const lost = [...last.values()].filter(
      ({ socketId }) => (document.state.sockets.get(socketId)?.history.length ?? 0) === 0,
    );
    document.close();
    const verified = valueOf(verifySite(path));
    return { lost: lost.map((line) => line.socket), chainsHold: verified.ok, printed: last.size };
  } finally {
    run.forget();
  }
}
