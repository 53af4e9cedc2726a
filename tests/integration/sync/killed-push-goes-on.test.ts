import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { verifySite } from '../../../electron/site/verify-site.ts';
import { SyncInTest } from '../../support/sync/sync-in-test.ts';
import { until } from '../../support/until.ts';
import { valueOf } from '../../support/value-of.ts';

const program = fileURLToPath(new URL('../../support/sync/pushing-program.ts', import.meta.url));

/** Pushes in a process of its own, which is killed as soon as the platform has been asked so often. */
async function pushUntil(sync: SyncInTest, path: string, asked: number): Promise<string> {
  const env = {
    ...process.env,
    PROFILE: JSON.stringify(sync.site.profile()),
    PASSWORD: sync.site.simulator.addresses.password,
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, path], {
    env,
    stdio: 'inherit',
  });
  let ended: string | null = null;
  const end = new Promise((resolve) => child.on('close', (code, signal) => resolve((ended = String(signal ?? code)))));
  const before = sync.site.proxy.asked.length;
  await until(() => ended !== null || sync.site.proxy.asked.length - before >= asked, `${asked} calls`);
  child.kill('SIGKILL');
  await end;
  return ended ?? '';
}

describe('a push that is killed again and again', () => {
  it.each(['documented', 'operated'] as const)('makes nothing twice and ends equal (%s)', async (dialect) => {
    const sync = await SyncInTest.start({ dialect, sockets: 40, commissioned: false });
    const planned = sync.planned('killed');
    planned.close();
    for (const calls of [3, 4, 6, 9, 14, 20]) await pushUntil(sync, planned.path, calls);
    expect(await pushUntil(sync, planned.path, 10_000)).toBe('0');

    const document = sync.open('killed');
    expect(await sync.push(document)).toMatchObject({ pushed: 0, refused: [], waiting: 0 });
    expect(await sync.differences(document)).toEqual([]);
    expect(sync.site.simulator.harmed()).toEqual([]);
    const { locations, plans } = document.state;
    const there = valueOf(await sync.site.colleague.locations(sync.site.companyId));
    expect(there.filter(({ name }) => name !== 'Elsewhere')).toHaveLength(locations.size);
    const [location] = locations.values();
    expect(valueOf(await sync.site.colleague.plans(location!.sync.seen!.remoteId))).toHaveLength(plans.size);
    document.close();
    expect(valueOf(verifySite(planned.path)).ok).toBe(true);

    const bytes = readdirSync(sync.folder.path).map((name) => readFileSync(join(sync.folder.path, name), 'latin1'));
    const secrets = sync.site.proxy.asked.flatMap(({ headers }) => headers.authorization?.slice(4) ?? []);
    for (const secret of [...new Set(secrets), sync.site.simulator.addresses.password]) {
      expect(bytes.some((text) => text.includes(secret))).toBe(false);
    }
    await sync.stop();
  });

  it('names the picture that was uploaded when the push ended before naming it', async () => {
    const sync = await SyncInTest.start({ dialect: 'operated', sockets: 40, commissioned: false });
    const document = sync.planned();
    sync.site.proxy.next(/^PUT \/api\/spaces/, { answer: 503 }, 999);
    const ended = await sync.push(document);
    expect(ended.trouble).toMatchObject({ code: 'platform.trouble' });
    const [location] = document.state.locations.values();
    const spaceId = location!.sync.seen!.remoteId;
    expect(valueOf(await sync.site.colleague.plans(spaceId))).toMatchObject([{ name: '' }]);
    await sync.push(document, { platform: sync.site.colleague });
    expect(await sync.differences(document)).toEqual([]);
    expect(valueOf(await sync.site.colleague.plans(spaceId))).toHaveLength(document.state.plans.size);
    await sync.stop();
  });
});
