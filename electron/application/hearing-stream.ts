// Tells one screen once a second which hubs are heard and when, and of one hub each port: ages go on by themselves, and a hub
// falls silent by time alone, so nothing but a clock can tell them.

import type { HearingView, HubHeard } from '../contract/site-views.ts';
import { hubStateOf } from '../domain/site-queries.ts';
import type { Hub, SiteState } from '../domain/site-types.ts';
import type { Clock } from '../environment/clock.ts';
import { pause } from './pause.ts';
import type { Hearing } from './views/hubs-view.ts';

const everyMs = 1_000;

export interface HearingStreamOptions {
  readonly document: { readonly state: Pick<SiteState, 'hubs'> };
  readonly hearing: () => Hearing;
  /** Whose ports are told too; null: none's. */
  readonly hubId: string | null;
  readonly clock: Clock;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

export async function* hearingStream(options: HearingStreamOptions): AsyncGenerator<HearingView, void> {
  const told = new Map<string, HubHeard>();
  while (!options.signal.aborted) {
    const { state } = options.document;
    const hearing = options.hearing();
    const news: HubHeard[] = [];
    for (const hub of state.hubs.values()) {
      if (hub.removed) continue;
      const heard = heardOf(hub, hearing);
      const before = told.get(hub.id);
      if (before?.state === heard.state && before.at === heard.at) continue;
      told.set(hub.id, heard);
      news.push(heard);
    }
    const asked = options.hubId === null ? undefined : state.hubs.get(options.hubId);
    yield { now: hearing.now, hubs: news, ports: asked ? portsOf(asked, hearing) : [] };
    await pause(options.clock, everyMs, options.signal);
  }
}

function heardOf(hub: Hub, { now, heardAt }: Hearing): HubHeard {
  let at: number | null = null;
  for (const { portKey } of hub.ports.values()) {
    const heard = portKey === null ? null : heardAt(portKey);
    if (heard !== null && (at === null || heard > at)) at = heard;
  }
  return { id: hub.id, state: hubStateOf(hub, heardAt, now), at };
}

const portsOf = (hub: Hub, { heardAt }: Hearing): HearingView['ports'] =>
  [...hub.ports.values()].map(({ number, portKey }) => [number, portKey === null ? null : heardAt(portKey)]);
