// A walk over a line that doubles, reorders, delays, loses and breaks messages, whose broker restarts and whose credentials
// expire in the middle: no verdict is wrong, and no socket is left without a word.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { connect } from '../../../electron/application/connection.ts';
import { startLive } from '../../../electron/application/live-site.ts';
import { demoWalk } from '../../../electron/cli/demo/demo-walk.ts';
import { paceOf } from '../../../electron/cli/demo/pace.ts';
import { demoProfile, setUpDemoSite } from '../../../electron/demo/demo-site.ts';
import { liveSockets } from '../../../electron/domain/site-queries.ts';
import type { Socket } from '../../../electron/domain/site-types.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import { valueOf } from '../../support/value-of.ts';

const outside = systemOutside();
const silent = { json: true, line() {}, tell() {}, warn() {}, failure() {}, progress: () => ({ at() {}, end() {} }) };
const pace = valueOf(paceOf('8'));

interface Walked {
  readonly sockets: readonly Socket[];
  /** Passed at another port than its own, or with something wrong with it. */
  readonly passedWrongly: readonly string[];
  /** Sound sockets that failed, by a measurement or by somebody's word. */
  readonly failedWrongly: readonly { readonly label: string; readonly reason: string; readonly works: string }[];
  readonly lost: number;
}

/** `trouble` is made at the beginning, and every so often: a dead socket takes the person four seconds to be sure of. */
async function walkedIn(
  seed: number,
  trouble: (simulator: Simulator) => void,
  everyMs: number | null = null,
): Promise<Walked> {
  const simulator = valueOf(
    await startSimulator({ seed, sockets: 40, faults: 'dead:1,weak:1', commissioned: false, pace: pace.engine }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  const connection = valueOf(
    connect(demoProfile(simulator, 'documented', 'aws'), () => simulator.addresses.password, outside),
  );
  const document = valueOf(
    createSite({ ...outside, author: 'Åsa', station: 'station', path: join(folder, 'a.ochno-site'), name: 'Chaos' }),
  );
  let again: NodeJS.Timeout | undefined;
  try {
    valueOf(await setUpDemoSite({ simulator, document, connection, bind: true, outside, onProgress() {} }));
    const live = valueOf(await startLive(document, connection, outside));
    let lost = 0;
    live.onLine(({ line }) => (lost += line === 'lost' ? 1 : 0));
    trouble(simulator);
    if (everyMs !== null) again = setInterval(() => trouble(simulator), everyMs);
    valueOf(
      await demoWalk({ output: silent, document, connection, live, simulator, pace, mode: 'walk', slips: 0, seed }),
    );
    clearInterval(again);
    await live.stop();
    return { ...compared(liveSockets(document.state), simulator), lost };
  } finally {
    clearInterval(again);
    document.close();
    connection.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function compared(sockets: readonly Socket[], { truth }: Simulator): Omit<Walked, 'lost'> {
  const bad = new Set([...truth.dead, ...truth.weak]);
  const passed = sockets.filter(({ verdict }) => verdict.verdict === 'pass' || verdict.verdict === 'marginal');
  return {
    sockets,
    passedWrongly: passed.filter(({ label }) => bad.has(label)).map(({ label }) => label),
    failedWrongly: sockets
      .filter(({ label, verdict }) => verdict.verdict === 'fail' && !bad.has(label))
      .map(({ label, verdict }) => ({ label, reason: `${verdict.reason}`, works: `${verdict.works}` })),
  };
}

function verdicts({ sockets }: Walked): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of sockets) counts[verdict.verdict] = (counts[verdict.verdict] ?? 0) + 1;
  return counts;
}

const make =
  (transport: string, more: { share?: number; ms?: number } = {}) =>
  (simulator: Simulator): void =>
    valueOf(simulator.transportFault({ transport, ...more }));

describe.concurrent('a walk of forty sockets, one dead and one weak, ends with the truth', () => {
  test.each([
    ['messages come twice', make('duplicate', { share: 0.3 }), null],
    ['messages overtake each other', make('reorder', { share: 0.3, ms: 60 }), null],
    ['messages come late', make('delay', { share: 0.3, ms: 80 }), null],
    ['the broker restarts again and again', make('restart', { ms: 200 }), 5_000],
    ['connections are cut', make('cut'), 5_000],
    ['the credentials expire', make('expire'), 5_000],
  ] as const)('where %s', async (_name, trouble, everyMs) => {
    const walked = await walkedIn(11, trouble, everyMs);
    expect(walked.passedWrongly).toEqual([]);
    expect(walked.failedWrongly).toEqual([]);
    expect(verdicts(walked)).toEqual({ pass: 38, fail: 2 });
    if (everyMs !== null) expect(walked.lost).toBeGreaterThan(0);
  });
});

describe.concurrent('what never arrives proves nothing, and is told', () => {
  test.each([
    ['messages are lost', make('drop', { share: 0.1 })],
    ['messages are broken', make('malform', { share: 0.1 })],
    [
      'everything happens at once',
      (simulator: Simulator) => {
        for (const fault of ['drop', 'malform', 'duplicate', 'reorder', 'delay'])
          make(fault, { share: 0.05, ms: 60 })(simulator);
      },
    ],
  ] as const)('where %s', async (_name, trouble) => {
    const walked = await walkedIn(12, trouble);
    expect(walked.passedWrongly).toEqual([]);
    // A person may give their word that a sound socket is dead; nothing else may call it bad.
    expect(
      walked.failedWrongly.filter(({ reason, works }) => reason !== 'no-response' || works === 'measured'),
    ).toEqual([]);
    for (const { label, verdict } of walked.sockets) {
      expect([label, verdict.verdict]).not.toEqual([label, 'untested']);
      if (verdict.verdict !== 'pass') expect([label, verdict.reason]).not.toEqual([label, null]);
    }
  });
});
