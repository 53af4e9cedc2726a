// A site that was planned here and is on the platform: two locations, a plan in each, hubs with named and placed ports, some
// of them free, and one box (`spare`) that nobody has claimed. Edits are made as the screens make them.

import { applyEdit } from '../../../electron/application/apply-edit.ts';
import { importSchedule, type ScheduleOutcome } from '../../../electron/application/import-schedule.ts';
import { takeInFrame, takeInPlan, takeInRevision } from '../../../electron/application/take-in-plans.ts';
import type { Edit } from '../../../electron/contract/edits.ts';
import type { EventDraft } from '../../../electron/domain/events.ts';
import type { Result } from '../../../electron/domain/failures.ts';
import { redoLast, undoLast } from '../../../electron/domain/edits.ts';
import { outbox } from '../../../electron/domain/outbox.ts';
import type { PlanFrame } from '../../../electron/domain/plan-frame.ts';
import type { CellRows } from '../../../electron/domain/schedule/columns.ts';
import type { Hub, Location, Plan, Socket } from '../../../electron/domain/site-types.ts';
import type { RemotePort } from '../../../electron/platform/platform.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { sheet } from '../platform/platform-in-test.ts';
import { valueOf } from '../value-of.ts';
import { SyncInTest } from './sync-in-test.ts';

export const quarterTurn: PlanFrame = { turns: 1, cut: { left: 0, top: 0, width: 1, height: 1 } };
/** Cuts a hair off, so that no pin goes with it. */
export const trimmed: PlanFrame = { turns: 0, cut: { left: 0.01, top: 0.01, width: 0.98, height: 0.98 } };

export class EditedSite {
  readonly sync: SyncInTest;
  readonly document: SiteDocument;
  /** The serial of a box that is in the building and on nobody's list. */
  readonly spare: string;
  readonly #annexId: string;
  #acts = 0;

  private constructor(sync: SyncInTest, document: SiteDocument, spare: string, annexId: string) {
    [this.sync, this.document, this.spare, this.#annexId] = [sync, document, spare, annexId];
  }

  static async start(dialect: 'documented' | 'operated'): Promise<EditedSite> {
    const sync = await SyncInTest.start({ dialect, seed: 6, sockets: 60, commissioned: false });
    const document = sync.planned();
    const { ids } = sync.folder;
    const spare = [...document.state.hubs.values()].find(({ hwId }) => hwId.startsWith('p3_'))!;
    const roomy = [...document.state.hubs.values()].find(({ hwId }) => hwId.startsWith('h'))!;
    const bound = [...spare.ports.values(), ...[...roomy.ports.values()].slice(-6)];
    const socketIds = bound.flatMap(({ socketId }) => socketId ?? []);
    valueOf(applyEdit(document, { kind: 'remove-sockets', socketIds }, ids));
    valueOf(applyEdit(document, { kind: 'remove-hub', hubId: spare.id }, ids));
    const annex = valueOf(applyEdit(document, { kind: 'add-location', name: 'Annex' }, ids)).created[0]!;
    const site = new EditedSite(sync, document, spare.hwId, annex);
    valueOf(await takeInPlan(document, { locationId: annex, name: 'Annex floor', file: drawing(800, 600) }, ids));
    await site.push();
    return site;
  }

  edit(edit: Edit): string[] {
    this.#acts++;
    return valueOf(applyEdit(this.document, edit, this.sync.folder.ids)).created;
  }

  async revise(width: number, height: number): Promise<void> {
    const given = { planId: this.plan.id, revision: `${width}`, file: drawing(width, height) };
    this.#acts++;
    valueOf(await takeInRevision(this.document, given));
  }

  async reframe(frame: PlanFrame, width: number, height: number): Promise<void> {
    this.#acts++;
    valueOf(await takeInFrame(this.document, { planId: this.plan.id, frame, file: drawing(width, height) }));
  }

  schedule(table: CellRows): ScheduleOutcome {
    this.#acts++;
    return valueOf(importSchedule(this.document, { table, plans: [], bind: true }, this.sync.folder.ids));
  }

  /** Undoes so many acts; without a number all that were done since the last time. */
  takeBack(acts = this.#acts): number {
    for (let act = 0; act < acts; act++) this.#append(undoLast(this.document.state, { station: 'A' }));
    this.#acts = 0;
    return acts;
  }

  bringBack(acts: number): void {
    for (let act = 0; act < acts; act++) this.#append(redoLast(this.document.state, { station: 'A' }));
  }

  push() {
    return this.sync.push(this.document);
  }
  pull() {
    return this.sync.pull(this.document);
  }

  /** Field by field, over the colleague's own line; and what the vendor alone keeps is still there. */
  async differences(): Promise<unknown[]> {
    const { simulator } = this.sync.site;
    const fields = (await this.sync.differences(this.document)).map(({ kind, label, field, document, platform }) => {
      return `${kind} ${label}: ${field} ${JSON.stringify(document)} ≠ ${JSON.stringify(platform)}`;
    });
    return [...fields, ...simulator.harmed()];
  }

  /** How many things the platform must still learn. */
  get toTell(): number {
    const { hubsHavePlans } = this.sync.site.ours;
    return outbox(this.document.state, { hubsHavePlans }).length;
  }

  get locations(): Location[] {
    return standing(this.document.state.locations);
  }
  get plans(): Plan[] {
    return standing(this.document.state.plans);
  }
  get hubs(): Hub[] {
    return standing(this.document.state.hubs);
  }
  get sockets(): Socket[] {
    return standing(this.document.state.sockets);
  }
  get annex(): Location {
    return this.document.state.locations.get(this.#annexId)!;
  }
  get annexPlan(): Plan {
    return this.plans.find(({ locationId }) => locationId === this.#annexId)!;
  }
  /** The plan with the pins. */
  get plan(): Plan {
    return this.plans.find(({ locationId }) => locationId !== this.#annexId)!;
  }
  /** One with a product that prints its ports against their order, and a socket at each end. */
  get hub(): Hub {
    return this.hubs.find(({ hwId }) => /^p[cd]_/.test(hwId))!;
  }

  socketsOf(hub: Hub): Socket[] {
    return this.sockets.filter(({ binding }) => binding?.hubId === hub.id);
  }

  remoteId(thing: Location | Plan | Hub): string {
    return thing.sync.seen!.remoteId;
  }

  /** The port a socket is on, as the platform has it. */
  async portOf({ binding }: Socket): Promise<RemotePort> {
    const { portKey } = this.document.state.hubs.get(binding!.hubId)!.ports.get(binding!.number)!;
    return valueOf(await this.sync.site.colleague.changePort(portKey!, {}));
  }

  stop(): Promise<void> {
    return this.sync.stop();
  }

  #append(drafts: Result<readonly EventDraft[]>): void {
    valueOf(this.document.append(valueOf(drafts)));
  }
}

const standing = <T extends { readonly removed: boolean }>(things: ReadonlyMap<string, T>): T[] =>
  [...things.values()].filter(({ removed }) => !removed);

/** A blank drawing of this size. */
function drawing(width: number, height: number): File {
  const { bytes, mediaType } = sheet(width, height);
  return new File([new Uint8Array(bytes)], 'plan.svg', { type: mediaType });
}
