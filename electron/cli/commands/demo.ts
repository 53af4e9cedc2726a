// `commissioner demo`: a simulated building from an empty site to an exported report, through the product and nothing else.

import { writeFileSync } from 'node:fs';

import { connect, type Connection } from '../../application/connection.ts';
import { findingsOf } from '../../application/findings.ts';
import { startLive } from '../../application/live-site.ts';
import { makeSiteReports } from '../../application/make-site-reports.ts';
import { thisWriter } from '../../application/station.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { inOrder } from '../../domain/in-order.ts';
import { repairEvents } from '../../domain/report/repair-rows.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { createSite } from '../../site/open-site.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { equality } from '../../sync/equality.ts';
import { demoFolder, type DemoFolder } from '../../demo/demo-folder.ts';
import { demoPasswordName, demoProfile, demoSiteName, setUpDemoSite, synchronised } from '../../demo/demo-site.ts';
import { demoWalk } from '../demo/demo-walk.ts';
import { productName, productVersion } from '../product.ts';
import { paceOf, type Pace } from '../demo/pace.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { simulatorOptions, type SimulatorFlags } from '../simulator-options.ts';
import { hasScreen } from '../has-screen.ts';
import { outside } from '../outside.ts';
import { untilSignal } from '../until-signal.ts';
import { serve } from './serve.ts';

export interface DemoFlags extends SimulatorFlags {
  headless: boolean;
  mode: 'walk' | 'discover';
  pace: string;
  slips: number;
  out: string;
}

export async function demo(output: Output, flags: DemoFlags): Promise<ExitCode> {
  // The screens' demonstration has a broker of its own; on another one it is walked without them.
  if (!flags.headless && flags.broker === undefined && !output.json && hasScreen()) {
    const { sockets, faults } = flags;
    return serve(output, { port: 0, open: true }, (application) =>
      application.startDemo({ sockets, ...(faults !== '' && { faults }) }),
    );
  }
  const result = await commissioned(output, flags);
  if (result.ok) return result.value;
  output.failure(result.failure);
  return exitCodeOf(result.failure);
}

async function commissioned(output: Output, flags: DemoFlags): Promise<Result<ExitCode>> {
  const pace = paceOf(flags.pace);
  if (!pace.ok) return pace;
  const folder = demoFolder(flags.out);
  if (!folder.ok) return folder;
  const quotas = flags.quotas ?? (pace.value.betweenPlugsMs === 0 && !pace.value.human ? 'off' : 'aws');
  const over = untilSignal();
  const started = await startSimulator({
    ...simulatorOptions(flags, quotas),
    commissioned: false,
    pace: pace.value.engine,
  });
  if (!started.ok) return started;
  const simulator = started.value;
  // Ended by a signal it leaves the folder that it was told to write to, and nothing else.
  void over.then(async () => {
    await simulator.stop();
    process.exit(exitCodes.remaining);
  });
  try {
    writeFileSync(folder.value.truth, `${JSON.stringify(inOrder(simulator.truth))}\n`);
    return await inBuilding(output, flags, { simulator, folder: folder.value, pace: pace.value, quotas });
  } finally {
    await simulator.stop();
  }
}

interface Building {
  readonly simulator: Simulator;
  readonly folder: DemoFolder;
  readonly pace: Pace;
  readonly quotas: 'aws' | 'off';
}

async function inBuilding(output: Output, flags: DemoFlags, building: Building): Promise<Result<ExitCode>> {
  const { simulator, folder, quotas } = building;
  const profile = demoProfile(simulator, flags.dialect, quotas);
  const { password } = simulator.addresses;
  const connected = connect(profile, (name) => (name === demoPasswordName ? password : undefined), outside);
  if (!connected.ok) return connected;
  const created = createSite({
    ...outside,
    ...thisWriter(outside.ids),
    path: folder.site,
    name: demoSiteName(simulator),
  });
  if (!created.ok) return created;
  try {
    return await onSite(output, flags, building, created.value, connected.value);
  } finally {
    created.value.close();
    connected.value.close();
  }
}

async function onSite(
  output: Output,
  flags: DemoFlags,
  building: Building,
  document: SiteDocument,
  connection: Connection,
): Promise<Result<ExitCode>> {
  const { simulator, pace, folder } = building;
  const began = outside.clock.now();
  const settingUp = output.progress('Setting up');
  const onProgress = (at: number, total: number): void => settingUp.at(at, total);
  const setUp = await setUpDemoSite({
    simulator,
    document,
    connection,
    bind: flags.mode === 'walk',
    outside,
    onProgress,
  });
  settingUp.end();
  if (!setUp.ok) return setUp;

  const heard = flags.broker === undefined ? done(connection) : onAnotherBroker(flags.broker, flags, simulator);
  if (!heard.ok) return heard;
  const live = await startLive(document, heard.value, outside);
  if (!live.ok) return live;
  const { mode, slips, seed } = flags;
  const walked = await demoWalk({ output, document, connection, live: live.value, simulator, pace, mode, slips, seed });
  const { messages } = live.value.status();
  await live.value.stop();
  if (!walked.ok) return walked;

  const told = await synchronised(document, connection, () => {});
  if (!told.ok) return told;
  const equal = await equalWithPlatform(document, connection);
  if (!equal.ok) return equal;
  const [harmed] = simulator.harmed();
  if (harmed !== undefined) return failed('shell.platform-harmed', { id: harmed, count: simulator.harmed().length });

  const formats = ['pdf', 'xlsx', 'csv', 'json'] as const;
  const writer = thisWriter(outside.ids);
  const shell = { outside, writer, name: productName, version: productVersion };
  const report = await makeSiteReports(
    document,
    { outDir: folder.folder, formats: [...formats], language: 'en' },
    shell,
  );
  if (!report.ok) return report;
  const findings = findingsOf(document.state, document.events(repairEvents));
  const { digest: _digest, ...files } = report.value;
  const summary = { ...findings, durationMs: outside.clock.now() - began, messages, site: folder.site, report: files };
  output.line(summary);
  tell(output, summary);
  return done(
    findings.fail + findings.deferred + findings.stale + findings.untested > 0 ? exitCodes.remaining : exitCodes.done,
  );
}

/** The sockets live there; the platform is asked for everything else. */
const onAnotherBroker = (url: string, { dialect }: DemoFlags, { addresses }: Simulator): Result<Connection> =>
  connect({ kind: 'broker', dialect, url, companyId: addresses.companyId }, () => undefined, outside);

async function equalWithPlatform(document: SiteDocument, connection: Connection): Promise<Result<void>> {
  if (!connection.platform) return done(undefined);
  const differences = await equality(connection.platform, document);
  if (!differences.ok) return differences;
  const [first] = differences.value;
  if (!first) return done(undefined);
  return failed('shell.platform-differs', { count: differences.value.length, first: JSON.stringify(first) });
}

function tell(output: Output, summary: { site: string; report: object } & ReturnType<typeof findingsOf>): void {
  const { sockets, pass, marginal, fail, deferred, miswired } = summary;
  output.warn(
    `${sockets} sockets: ${pass} pass, ${marginal} marginal, ${fail} fail, ${deferred} deferred; ${miswired.length} mis-wirings repaired.`,
  );
  output.warn(`Document: ${summary.site}`);
  for (const file of Object.values(summary.report)) output.warn(`Report:   ${String(file)}`);
}
