// A folder of a test's own, and a writer to make documents in it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventDraft } from '../../../electron/domain/events.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import type { Ids } from '../../../electron/environment/ids.ts';
import type { SiteWriter } from '../../../electron/site/open-document.ts';
import { createSite, openSite } from '../../../electron/site/open-site.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { valueOf } from '../value-of.ts';

export class FolderInTest {
  readonly path = mkdtempSync(join(tmpdir(), 'site-'));
  readonly clock = new VirtualClock();
  #count = 0;

  readonly ids: Ids = () => `id-${String(this.#count++).padStart(6, '0')}`;

  file(name: string): string {
    return join(this.path, `${name}.ochno-site`);
  }

  writer(station = 'A'): SiteWriter {
    return { author: `${station}'s person`, station, clock: this.clock, ids: this.ids };
  }

  create(name: string, siteId = 'site'): SiteDocument {
    return valueOf(createSite({ ...this.writer(), path: this.file(name), name: 'Tower', siteId }));
  }

  open(name: string, station = 'A', readonly = false): SiteDocument {
    return this.openAs(name, this.writer(station), readonly);
  }

  openAs(name: string, writer: SiteWriter, readonly = false): SiteDocument {
    return valueOf(openSite({ ...writer, path: this.file(name), readonly }));
  }

  forget(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A location, a hub with ports 1 to 6, and sockets `s1`… that are not bound. */
export function smallBuilding(sockets = 3): EventDraft[] {
  const place = { locationId: 'l1', planId: null, position: null, areaId: null, expected: 'open' as const };
  const added = Array.from({ length: sockets }, (_, index): EventDraft => {
    return { type: 'socket.added', body: { socketId: `s${index + 1}`, label: `0${index + 1}`, ...place } };
  });
  return [
    { type: 'location.added', body: { locationId: 'l1', name: 'Floor 1' } },
    { type: 'hub.added', body: { hubId: 'h1', hwId: 'p3_1', locationId: 'l1', planId: null, name: 'H1' } },
    ...added,
  ];
}

/** As `smallBuilding` knows them: gives a socket another label, in sight of the present one. */
export function labelled(document: SiteDocument, socketId: string, label: string): EventDraft {
  return {
    type: 'socket.labelled',
    body: { socketId, label, was: document.state.lastSetBy(`socket/${socketId}/label`) },
  };
}
