// What is heard of the hubs, as the application tells it every second while this screen is shown; until it has, what the hubs'
// own view said.

import { onUnmounted, shallowRef, watch, type Ref } from 'vue';

import type { HearingView, HubHeard, HubView } from '../../../../electron/contract/site-views.ts';
import type { HubState } from '../../../../electron/domain/site-queries.ts';
import type { Millis } from '../../../../electron/domain/units.ts';
import { application, ifThere } from '../../app/application.ts';

export interface Hearing {
  readonly stateOf: (hub: HubView) => HubState;
  /** How long ago something was heard of it; null: not in this session. */
  readonly agoOf: (hubId: string) => Millis | null;
  /** The same of a port of the open hub, by its printed number. */
  readonly portAgo: (number: number) => Millis | null;
}

export function useHearing(openId: Readonly<Ref<string | null>>): Hearing {
  const heard = shallowRef<ReadonlyMap<string, HubHeard>>(new Map());
  const ports = shallowRef<ReadonlyMap<number, Millis | null>>(new Map());
  const now = shallowRef<Millis>(0);
  let listening = 0;

  function take(told: HearingView): void {
    now.value = told.now;
    ports.value = new Map(told.ports);
    if (told.hubs.length > 0)
      heard.value = new Map([...heard.value, ...told.hubs.map((hub) => [hub.id, hub] as const)]);
  }

  /** Until another hub is opened, or the screen is left. */
  async function listen(hubId: string | null): Promise<void> {
    const mine = ++listening;
    ports.value = new Map();
    for await (const told of await application().site.hearing({ hubId })) {
      if (mine !== listening) return;
      take(told);
    }
  }
  watch(openId, (hubId) => void ifThere(listen(hubId)), { immediate: true });
  onUnmounted(() => (listening += 1));

  const ago = (at: Millis | null | undefined): Millis | null => (at == null ? null : Math.max(0, now.value - at));
  return {
    stateOf: ({ id, state }) => heard.value.get(id)?.state ?? state,
    agoOf: (hubId) => ago(heard.value.get(hubId)?.at),
    portAgo: (number) => ago(ports.value.get(number)),
  };
}
