// What the Hubs screen is at: the open hub, the chosen socket, what was just done or refused. Asks for edits; decides none.

import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

import type { Edit } from '../../../../electron/contract/edits.ts';
import type { HubView } from '../../../../electron/contract/site-views.ts';
import { application, useAsking } from '../../app/application.ts';
import { useSite } from '../../app/site-store.ts';
import type { Pair } from './drag.ts';
import { socketsByLabel, type ListedSocket } from './free-sockets.ts';
import { saidLabels, saidNumbers } from './range-plan.ts';

/** What was just done, in the words `hubs.said.<key>`; it can be undone from where it is said. */
export interface Said {
  readonly key: 'added' | 'bound' | 'range' | 'unbound' | 'renamed' | 'moved' | 'replaced' | 'removed';
  readonly params: Readonly<Record<string, string | number>>;
  /** Whose sockets are to be walked again. */
  readonly verifyHub?: string;
}

/** Refusals that `takeOver` overrules. */
const takeable: ReadonlySet<string> = new Set(['site.port-taken', 'site.socket-bound', 'site.both-bound']);

export const useHubs = defineStore('hubs', () => {
  const site = useSite();
  const { failure, busy, ask } = useAsking();
  const openId = shallowRef<string | null>(null);
  const selectedId = shallowRef<string | null>(null);
  /** The hub that waits for the serial of its successor. */
  const replacing = shallowRef<string | null>(null);
  const said = shallowRef<Said | null>(null);
  const refused = shallowRef<readonly Pair[]>([]);

  const sockets = computed(() => socketsByLabel(site.sockets));
  const free = computed(() => sockets.value.filter(({ on }) => on === null));
  const byId = computed(() => new Map(sockets.value.map((socket) => [socket.id, socket])));
  const hubs = computed(() => new Map(site.hubs.map((hub) => [hub.id, hub])));
  const open = computed(() => (openId.value === null ? null : (hubs.value.get(openId.value) ?? null)));
  const selected = computed(() => (selectedId.value === null ? null : (byId.value.get(selectedId.value) ?? null)));
  const canTakeOver = computed(() => takeable.has(failure.value?.code ?? '') && refused.value.length > 0);

  const hub = (hubId: string): HubView | undefined => hubs.value.get(hubId);
  const socket = (socketId: string): ListedSocket | undefined => byId.value.get(socketId);
  const labelOf = (socketId: string): string => socket(socketId)?.label ?? '';

  /** Null: refused, and the reason stands. */
  async function edit(wish: Edit, then: Said): Promise<readonly string[] | null> {
    const done = await ask(application().site.edit(wish));
    said.value = done ? then : null;
    return done?.created ?? null;
  }

  async function bind(pairs: readonly Pair[], takeOver = false): Promise<boolean> {
    refused.value = pairs;
    const bindings = pairs.map(({ socketId, hubId, number }) => ({ socketId, hubId, number }));
    const done = await edit({ kind: 'bind-sockets', bindings, takeOver }, boundSaid(pairs));
    if (!done) return false;
    refused.value = [];
    if (pairs.some(({ socketId }) => socketId === selectedId.value)) selectedId.value = null;
    return true;
  }
  const takeOver = (): Promise<boolean> => bind(refused.value, true);

  function boundSaid(pairs: readonly Pair[]): Said {
    return {
      key: pairs.length === 1 ? 'bound' : 'range',
      params: {
        hub: hub(pairs[0]?.hubId ?? '')?.name ?? '',
        port: saidNumbers(pairs.map(({ number }) => number)),
        label: saidLabels(pairs.map(({ socketId }) => labelOf(socketId))),
        count: pairs.length,
      },
    };
  }

  const unbind = (socketId: string): Promise<unknown> =>
    edit({ kind: 'unbind-sockets', socketIds: [socketId] }, { key: 'unbound', params: { label: labelOf(socketId) } });

  async function add(wish: { serial: string; locationId: string; name: string }): Promise<boolean> {
    const { serial: hwId, locationId, name } = wish;
    const location = site.view?.locations.find(({ id }) => id === locationId)?.name ?? '';
    const created = await edit(
      { kind: 'add-hub', hwId, locationId, planId: null, name },
      { key: 'added', params: { hub: name || hwId, location } },
    );
    if (created) openId.value = created[0] ?? null;
    return created !== null;
  }

  async function replace(hubId: string, hwId: string): Promise<boolean> {
    const old = hub(hubId);
    const count = old?.ports.filter(({ socketId }) => socketId !== null).length ?? 0;
    const done = await edit(
      { kind: 'replace-hub', hubId, hwId },
      {
        key: 'replaced',
        params: { old: old?.hwId ?? '', hub: hwId, count },
        ...(count > 0 ? { verifyHub: hubId } : {}),
      },
    );
    if (done) replacing.value = null;
    return done !== null;
  }

  async function undo(): Promise<void> {
    said.value = null;
    await ask(application().site.undo());
  }

  function toggle(hubId: string): void {
    openId.value = openId.value === hubId ? null : hubId;
    if (replacing.value !== null && replacing.value !== openId.value) replacing.value = null;
  }

  return {
    ...{ openId, open, selectedId, selected, replacing, said, failure, busy, canTakeOver, sockets, free },
    ...{ hub, socket, edit, bind, takeOver, unbind, add, replace, undo, toggle },
  };
});
