// A simulated platform behind the hostile proxy, and site documents on disk that are pulled from it and pushed to it.

import { importSchedule } from '../../../electron/application/import-schedule.ts';
import { readCsv } from '../../../electron/schedules/read-csv.ts';
import type { Platform } from '../../../electron/platform/platform.ts';
import type { SimulatorOptions } from '../../../electron/simulator/simulator.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { equality, type Difference } from '../../../electron/sync/equality.ts';
import { pull } from '../../../electron/sync/pull.ts';
import { push, type PushOptions } from '../../../electron/sync/push.ts';
import type { SyncResult } from '../../../electron/sync/summary.ts';
import { PlatformInTest } from '../platform/platform-in-test.ts';
import { FolderInTest } from '../site/folder-in-test.ts';
import { valueOf } from '../value-of.ts';

export class SyncInTest {
  readonly site: PlatformInTest;
  readonly folder = new FolderInTest();
  readonly #documents: SiteDocument[] = [];

  private constructor(site: PlatformInTest) {
    this.site = site;
  }

  static async start(options: Partial<SimulatorOptions> = {}): Promise<SyncInTest> {
    return new SyncInTest(await PlatformInTest.start(options));
  }

  document(name = 'a', station = 'A'): SiteDocument {
    this.folder.create(name, name).close();
    return this.open(name, station);
  }

  open(name: string, station = 'A'): SiteDocument {
    const document = this.folder.open(name, station);
    this.#documents.push(document);
    return document;
  }

  /** A document with the building's design schedule in it, ready to be pushed. */
  planned(name = 'a'): SiteDocument {
    const document = this.document(name);
    const { scheduleCsv, plans } = this.site.simulator;
    const was = document.state.lastSetBy(`site/${document.state.id}/companyId`);
    valueOf(document.append([{ type: 'site.configured', body: { companyId: this.site.companyId, was } }]));
    const table = valueOf(readCsv(Buffer.from(scheduleCsv))).rows;
    valueOf(importSchedule(document, { table, plans, bind: true }, this.folder.ids));
    return document;
  }

  async push(document: SiteDocument, options: Partial<PushOptions> = {}): Promise<SyncResult> {
    return valueOf(await push({ platform: this.site.ours, document, ...options }));
  }

  async pull(document: SiteDocument, platform: Platform = this.site.ours): Promise<SyncResult> {
    return valueOf(await pull({ platform, document, companyId: this.site.companyId }));
  }

  async differences(document: SiteDocument): Promise<Difference[]> {
    return valueOf(await equality(this.site.colleague, document));
  }

  async stop(): Promise<void> {
    for (const document of this.#documents) document.close();
    await this.site.stop();
    this.folder.forget();
  }
}

/** What a person does to the document's first bound socket, by its label. */
export function relabel(document: SiteDocument, from: string, label: string): void {
  const socketId = [...document.state.sockets.values()].find((socket) => socket.label === from)!.id;
  const was = document.state.lastSetBy(`socket/${socketId}/label`);
  valueOf(document.append([{ type: 'socket.labelled', body: { socketId, label, was } }]));
}
