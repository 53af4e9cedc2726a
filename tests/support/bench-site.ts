// A pulled site beside a simulator in a process of its own, with a live session on its plain broker: what the benches and
// long runs start from.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connect, type Connection } from '../../electron/application/connection.ts';
import { startLive } from '../../electron/application/live-site.ts';
import { pullSite } from '../../electron/application/sync-site.ts';
import { systemOutside, type Outside } from '../../electron/environment/outside.ts';
import type { Profile } from '../../electron/domain/profile.ts';
import type { LiveSession } from '../../electron/live/live.ts';
import { createSite } from '../../electron/site/open-site.ts';
import type { SiteDocument } from '../../electron/site/site-document.ts';
import { plugControl, type PlugControl } from './plug-control.ts';
import { simulatorProcess } from './simulator-process.ts';
import { valueOf } from './value-of.ts';

export interface BenchSite {
  readonly document: SiteDocument;
  /** Over REST and the signed stream. */
  readonly platform: Connection;
  /** On the plain broker. */
  readonly live: LiveSession;
  readonly control: PlugControl;
  readonly outside: Outside;
  /** To join it again, as `platform` is. */
  readonly profile: Profile;
  readonly password: string;
  /** Ends session and document, so that somebody else may open it; the simulator goes on. */
  letGo(): Promise<void>;
  end(): Promise<void>;
}

export async function benchSite(flags: readonly string[]): Promise<BenchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const simulator = await simulatorProcess(flags);
  const outside = systemOutside();
  const { rest: baseUrl, plain: url, email, password, companyId, ca } = simulator.addresses;
  const quotas = flags.includes('off') ? 'off' : 'aws';
  const ochno = {
    kind: 'ochno',
    dialect: 'documented',
    baseUrl,
    email,
    passwordEnv: 'P',
    companyId,
    ca,
    quotas,
  } as const;

  const platform = valueOf(connect(ochno, () => password, outside));
  const broker = valueOf(connect({ kind: 'broker', dialect: 'documented', url, companyId }, () => undefined, outside));
  const path = join(folder, 'bench.ochno-site');
  const document = valueOf(createSite({ ...outside, author: 'bench', station: 'bench', path, name: 'Bench' }));
  valueOf(await pullSite(document, platform));
  const live = valueOf(await startLive(document, broker, outside));
  let isOurs = true;
  const letGo = async (): Promise<void> => {
    if (!isOurs) return;
    isOurs = false;
    await live.stop();
    document.close();
    platform.close();
    broker.close();
  };
  return {
    document,
    platform,
    live,
    control: plugControl(simulator.addresses.control),
    outside,
    profile: ochno,
    password,
    letGo,
    async end() {
      await letGo();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
