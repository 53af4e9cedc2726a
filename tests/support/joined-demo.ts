// A simulated building with its site, bound and joined, and a client that asks of it over a WebSocket.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Application } from '../../electron/application/application.ts';
import { connect } from '../../electron/application/connection.ts';
import { createRouter } from '../../electron/application/router.ts';
import { secretsInMemory } from '../../electron/application/secrets-in-memory.ts';
import { demoPasswordName, demoProfile, setUpDemoSite } from '../../electron/demo/demo-site.ts';
import { setProcedure } from '../../electron/domain/edits.ts';
import { defaultProcedure, type Procedure } from '../../electron/domain/procedure.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { overWebSocket, type Client } from './serve.ts';
import { testShell } from './test-shell.ts';
import { valueOf } from './value-of.ts';

export interface JoinedDemo {
  readonly simulator: Simulator;
  readonly application: Application;
  readonly client: Client;
  end(): Promise<void>;
}

export async function joinedDemo(procedure: Partial<Procedure>): Promise<JoinedDemo> {
  const folder = mkdtempSync(path.join(tmpdir(), 'joined-'));
  const simulator = valueOf(
    await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 1, quotas: 'off' }),
  );
  const profile = demoProfile(simulator, 'documented', 'off');
  const { password } = simulator.addresses;
  const file = path.join(folder, 'site.ochno-site');
  const outside = systemOutside();
  const connection = valueOf(connect(profile, () => password, outside));
  const document = valueOf(
    createSite({ ...outside, author: 'Test', station: 'station-1', path: file, name: 'Joined' }),
  );
  valueOf(await setUpDemoSite({ simulator, document, connection, bind: true, outside, onProgress: () => {} }));
  const drafts = valueOf(setProcedure(document.state, { procedure: { ...defaultProcedure, ...procedure } }));
  valueOf(document.append(drafts));
  document.close();
  connection.close();
  const secrets = secretsInMemory();
  secrets.set(demoPasswordName, password, false);
  const shell = testShell({ secrets });
  shell.kept.set('profiles', { Loopback: profile });
  const application = new Application(shell);
  const served = await overWebSocket(createRouter(application));
  valueOf(await application.openPath(file));
  valueOf(await application.join('Loopback'));
  return {
    simulator,
    application,
    client: served.client,
    async end() {
      await application.close();
      await served.end();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
