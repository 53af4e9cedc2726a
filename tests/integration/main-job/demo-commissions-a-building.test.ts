import { existsSync } from 'node:fs';

import { afterEach, describe, expect, test } from 'vitest';

import { startLocalBroker } from '../../support/local-broker.ts';
import { comparable, runDemo, truthOf, type DemoRun } from '../../support/demo-process.ts';

let run: DemoRun | null = null;
afterEach(() => run?.forget());

const everyFault = 'swap:2,offbyone:1,reverse:1,exchange:1,dead:3,weak:2,loose:1';

/** The socket's last word: a later line replaces the earlier. */
const lastVerdicts = (demo: DemoRun): Map<string, string> =>
  new Map(demo.verdicts.map(({ socket, verdict }) => [socket, verdict]));

describe('the demo, from an empty site to an exported report', () => {
  test('a healthy building of 200 sockets passes whole', async () => {
    run = await runDemo(['--sockets', '200', '--seed', '7']);
    expect(run.stderr).not.toContain('Error');
    expect(run.exitCode).toBe(0);
    expect(lastVerdicts(run).size).toBe(200);
    expect(new Set(lastVerdicts(run).values())).toEqual(new Set(['pass']));
    expect(run.summary).toMatchObject({ sockets: 200, pass: 200, miswired: [], dead: [], weak: [], loose: [] });
    for (const file of Object.values(run.summary?.report ?? {})) expect(existsSync(file)).toBe(true);
    expect(Object.keys(run.summary?.report ?? {}).sort()).toEqual(['csv', 'json', 'pdf', 'xlsx']);
    expect(run.peakMb).toBeLessThan(400);
  });

  test.each([7, 11])('every fault of building %i is found and nothing else', async (seed) => {
    run = await runDemo(['--sockets', '200', '--seed', `${seed}`, '--faults', everyFault]);
    expect(run.exitCode).toBe(1);
    expect(comparable(run.summary!)).toEqual(comparable(truthOf(run)));
    expect(run.summary).toMatchObject({ pass: 194, fail: 6, deferred: 0, stale: 0, untested: 0 });
  });

  test('slips of the technician change nothing of that', async () => {
    run = await runDemo(['--sockets', '200', '--seed', '11', '--faults', everyFault, '--slips', '0.03']);
    expect(comparable(run.summary!)).toEqual(comparable(truthOf(run)));
  });

  test.each([
    ['the dialect operated', ['--dialect', 'operated']],
    ['a platform whose PUT merges', ['--put', 'merge']],
    ['a platform with ETags', ['--etags']],
    ['fixed devices, lamps of the socket', ['--fixed', '0.3', '--lamp', 'socket']],
    ['fixed devices, lamps of the device', ['--fixed', '0.3', '--lamp', 'device']],
    ['discover', ['--mode', 'discover']],
    ['discover with slips', ['--mode', 'discover', '--slips', '0.03']],
  ])('with %s', async (_name, flags) => {
    run = await runDemo(['--sockets', '100', '--seed', '7', ...flags]);
    expect(run.exitCode).toBe(0);
    expect(run.summary).toMatchObject({ sockets: 100, pass: 100, miswired: [] });
  });

  test('sockets on another broker are walked there', async () => {
    const broker = await startLocalBroker();
    try {
      run = await runDemo(['--sockets', '20', '--seed', '8', '--broker', broker.url, '--faults', 'weak:1']);
    } finally {
      await broker.stop();
    }
    expect(comparable(run.summary!)).toEqual(comparable(truthOf(run)));
    expect(run.summary).toMatchObject({ pass: 19, fail: 1 });
  });

  test('faults that do not fit the building are wrong use', async () => {
    run = await runDemo(['--sockets', '10', '--faults', 'swap:50']);
    expect(run.exitCode).toBe(2);
    expect(run.verdicts).toEqual([]);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });
});
