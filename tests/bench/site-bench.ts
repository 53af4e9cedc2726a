// How fast a site document takes events, durable and one by one, and how fast a large one opens: 10,000 sockets, 100,000
// events. Performance, *Limits and baselines*.

import type { EventDraft } from '../../electron/domain/events.ts';
import { createSiteState } from '../../electron/domain/site-state.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite, openSite } from '../../electron/site/open-site.ts';
import type { SiteDocument } from '../../electron/site/site-document.ts';
import { FolderInTest } from '../support/site/folder-in-test.ts';
import { passed } from '../support/site/story.ts';
import { valueOf } from '../support/value-of.ts';

const writer = { ...systemOutside(), author: 'bench', station: 'bench' };
const appends = 3_000;
const sockets = 10_000;
const portsPerHub = 8;
const checksPerSocket = 7;

/**
 * `appendsPerSecond`: each a verdict with its evidence, on the disk before the next. `openMs`: ready to show and to write.
 * `foldMs`: the pure fold of all its events.
 */
export async function measureSite(): Promise<{ appendsPerSecond: number; openMs: number; foldMs: number }> {
  const folder = new FolderInTest();
  try {
    return { appendsPerSecond: appendsPerSecond(folder), ...openingTimes(folder) };
  } finally {
    folder.forget();
  }
}

function appendsPerSecond(folder: FolderInTest): number {
  const document = valueOf(createSite({ ...writer, path: folder.file('appends'), name: 'Bench' }));
  valueOf(document.append(hub(0)));
  const drafts = Array.from({ length: appends }, (_, index) => check(0, (index % portsPerHub) + 1));
  const began = performance.now();
  for (const draft of drafts) valueOf(document.append([draft]));
  const seconds = (performance.now() - began) / 1_000;
  document.close();
  return appends / seconds;
}

function openingTimes(folder: FolderInTest): { openMs: number; foldMs: number } {
  const path = folder.file('large');
  const document = valueOf(createSite({ ...writer, path, name: 'Bench' }));
  for (let number = 0; number < sockets / portsPerHub; number += 1) valueOf(document.append(hub(number)));
  for (let round = 0; round < checksPerSocket; round += 1) valueOf(document.append(roundOfChecks()));
  const events = [...document.events()];
  document.close();
  const foldMs = timed(() =>
    createSiteState({ add() {}, has: () => false, all: () => events, marksOf: () => [] }).applyAll(events),
  );
  let opened: SiteDocument | undefined;
  const openMs = timed(() => (opened = valueOf(openSite({ ...writer, path }))));
  opened?.close();
  return { openMs, foldMs };
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function roundOfChecks(): EventDraft[] {
  return Array.from({ length: sockets }, (_, index) =>
    check(Math.floor(index / portsPerHub), (index % portsPerHub) + 1),
  );
}

/** A hub with its sockets and ports: three events a socket. */
function hub(number: number): EventDraft[] {
  const hubId = `hub-${number}`;
  const place = { locationId: 'l1', planId: 'p1', position: { x: 0.25, y: 0.75 }, areaId: null };
  const drafts: EventDraft[] = [
    { type: 'hub.added', body: { hubId, hwId: `h8_${number}`, locationId: 'l1', planId: 'p1', name: `H${number}` } },
  ];
  for (let port = 1; port <= portsPerHub; port += 1) {
    const { socketId, portKey } = idsOf(number, port);
    const copy = { id: portKey, hubId, name: socketId, data: { position: place.position, device: null } };
    const bound = { socketId, hubId, number: port, how: 'schedule' as const, was: null, takes: null };
    drafts.push(
      { type: 'socket.added', body: { socketId, label: `${number}-${port}`, ...place, expected: 'open' } },
      { type: 'platform.seen', body: { kind: 'port', id: `${hubId}/${port}`, remoteId: portKey, copy } },
      { type: 'socket.bound', body: bound },
    );
  }
  return drafts;
}

function check(hubNumber: number, number: number): EventDraft {
  const { socketId, portKey } = idsOf(hubNumber, number);
  const device = { type: 'laptop', name: 'Test load', id: '1209:0001', watts: 65, volts: 20 };
  const evidence = {
    topic: `/ports/company/location/hub-${hubNumber}/${portKey}`,
    raw: JSON.stringify({ id: portKey, data: { portId: portKey, device } }),
    ...{ sha256: '0'.repeat(64), arrivedAt: 1_767_225_600_000, latencyMs: 12 },
  };
  const port = { hubId: `hub-${hubNumber}`, number, portKey };
  return { type: 'check.recorded', body: { ...passed, socketId, ...port, evidence } };
}

function idsOf(hubNumber: number, number: number): { socketId: string; portKey: string } {
  const digits = String(hubNumber * portsPerHub + number).padStart(12, '0');
  return { socketId: `01976b00-0000-7000-8000-${digits}`, portKey: `01976b00-0000-7000-9000-${digits}` };
}
