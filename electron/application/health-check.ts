// Checks everything bound without a person: listens for as long as a flapping contact needs to show, and meanwhile asks the
// platform what it has counted of each port. What that means is the domain's (`domain/health.ts`). Writes nothing.

import type { FindingView, HealthView } from '../contract/health.ts';
import { demandedOf } from '../domain/demanded.ts';
import { done, failed, type Language, type Result } from '../domain/failures.ts';
import type { Finding } from '../domain/health-findings.ts';
import { healthOf, type PortFacts } from '../domain/health.ts';
import type { Baseline, PortKey } from '../domain/reading.ts';
import { boundPort, hubName, liveSockets } from '../domain/site-queries.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import type { Platform } from '../platform/platform.ts';
import { pooled } from '../platform/pooled.ts';
import type { Application } from './application.ts';
import { failureWords, type Report } from './told-stream.ts';

/** Was it ever alive? So far back is looked. */
const lookBackMs: Millis = 7 * 24 * 60 * 60 * 1_000;
const askedAtOnce = 4;
const stepMs: Millis = 250;

/** Failures: `shell.no-site`, `verification.no-line` (also when it is lost meanwhile). */
export async function checkHealth(
  application: Application,
  language: Language,
  report: Report,
  signal: AbortSignal,
): Promise<Result<HealthView>> {
  const { document, online, live, shell } = application;
  if (!document) return failed('shell.no-site');
  if (!online || live?.line().line !== 'connected') return failed('verification.no-line');
  const { state } = document;
  const keys = boundKeys(state);
  const counting = new PresenceChanges();
  const unlisten = application.onReading((reading) => counting.heard(reading.portKey, reading.present));
  const progress = { asked: 0, listened: 0 };
  const tell = (): void => report(Math.floor(keys.length * Math.min(progress.listened, progress.asked)), keys.length);
  tell();
  try {
    const [baselines, metrics] = await Promise.all([
      online.connection.baselines(state),
      askMetrics(online.connection.platform, keys, shell.outside.clock.now(), signal, (share) => {
        progress.asked = share;
        tell();
      }),
      listenFor(windowOf(state), application, signal, (share) => {
        progress.listened = share;
        tell();
      }),
    ]);
    if (live.line().line !== 'connected') return failed('verification.no-line');
    const now = shell.outside.clock.now();
    const known = baselines.ok ? baselines.value : new Map<PortKey, Baseline>();
    const listened = new Set(online.listened().map(({ portKey }) => portKey));
    const factsOf = (portKey: string): PortFacts => ({
      listened: listened.has(portKey),
      reading: live.last(portKey) ?? known.get(portKey)?.reading,
      heardAt: live.heardAt(portKey),
      changes: counting.of(portKey),
      counted: metrics.counted.get(portKey) ?? null,
    });
    const since = heardSince(application) ?? now;
    const { findings, ...counts } = healthOf(state, factsOf, { now, since });
    return done({
      ...counts,
      at: now,
      since,
      findings: findings.map((finding) => named(state, finding)),
      metrics: metrics.told.ok ? metrics.told.value : failureWords(metrics.told.failure, language),
    });
  } finally {
    unlisten();
  }
}

const boundKeys = (state: SiteState): PortKey[] =>
  liveSockets(state).flatMap((socket) => boundPort(state, socket)?.portKey ?? []);

/** As long as the most patient procedure looks for flapping. */
const windowOf = (state: SiteState): Millis =>
  Math.max(...liveSockets(state).map((socket) => demandedOf(state, socket).flapWindowMs), 0);

/** When the stream came up last; what was not heard since then is not heard. */
const heardSince = ({ timeline }: Application): Millis | null =>
  timeline.entries().findLast(({ what }) => what.kind === 'connected' || what.kind === 'back')?.at ?? null;

/** How often something goes in or out of each port. */
class PresenceChanges {
  readonly #present = new Map<PortKey, boolean>();
  readonly #changes = new Map<PortKey, number>();

  heard(portKey: PortKey, present: boolean | undefined): void {
    if (present === undefined) return;
    const before = this.#present.get(portKey);
    this.#present.set(portKey, present);
    if (before !== undefined && before !== present) this.#changes.set(portKey, this.of(portKey) + 1);
  }

  of = (portKey: PortKey): number => this.#changes.get(portKey) ?? 0;
}

/** Until the time is over, the line is lost or nobody waits for it any more. */
async function listenFor(
  ms: Millis,
  { shell, live }: Application,
  signal: AbortSignal,
  told: (share: number) => void,
): Promise<void> {
  const { clock } = shell.outside;
  const since = clock.now();
  for (let gone = 0; gone < ms && !signal.aborted && live?.line().line !== 'lost'; gone = clock.now() - since) {
    told(gone / ms);
    await new Promise<void>((resolve) => clock.after(Math.min(stepMs, ms - gone), resolve));
  }
  told(1);
}

interface Metrics {
  readonly counted: ReadonlyMap<PortKey, number>;
  readonly told: Result<'asked' | 'none' | 'broker'>;
}

/** The first failure, or the first "there is no such thing", ends the asking: the next port would hear the same. */
async function askMetrics(
  platform: Platform | null,
  keys: readonly PortKey[],
  to: Millis,
  signal: AbortSignal,
  told: (share: number) => void,
): Promise<Metrics> {
  const counted = new Map<PortKey, number>();
  let end: Metrics['told'] | null = platform ? null : done('broker');
  let asked = 0;
  await pooled(keys, askedAtOnce, async (portKey) => {
    if (!platform || end || signal.aborted) return;
    const points = await platform.metrics(portKey, 'power', to - lookBackMs, to);
    asked += 1;
    if (!points.ok) end ??= points;
    else if (points.value === null) end ??= done('none');
    else counted.set(portKey, points.value.length);
    told(asked / keys.length);
  });
  told(1);
  return { counted: end ? new Map() : counted, told: end ?? done('asked') };
}

function named(state: SiteState, finding: Finding): FindingView {
  if ('hubId' in finding) {
    const hub = state.hubs.get(finding.hubId);
    return { ...finding, label: hubName(hub), hwId: hub?.hwId ?? '', number: null };
  }
  const socket = state.sockets.get(finding.socketId);
  const hub = state.hubs.get(socket?.binding?.hubId ?? '');
  return { ...finding, label: socket?.label ?? '', hwId: hub?.hwId ?? '', number: socket?.binding?.number ?? null };
}
