// Answers what the screens ask of the open site: its views, its changes, its edits, its files.

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import { done } from '../../domain/failures.ts';
import { staleUnder } from '../../domain/site-queries.ts';
import type { ReadingListener } from '../../live/live.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { applyEdit, withoutAbsent } from '../apply-edit.ts';
import { hearingStream } from '../hearing-stream.ts';
import { dayOfPower } from '../live-actions.ts';
import { siteInfo } from '../read-site.ts';
import { wholePlan, wholeSheet } from '../sendings.ts';
import { stateStream } from '../state-stream.ts';
import { takeInPhoto } from '../take-in-files.ts';
import { cleanedSvg, planTiles, takeInFrame, takeInPlan, takeInRevision, takeInTiles } from '../take-in-plans.ts';
import { hubsView, type Hearing } from '../views/hubs-view.ts';
import { issuesView } from '../views/issues-view.ts';
import { People } from '../views/people.ts';
import { siteView } from '../views/site-view.ts';
import { socketDetail, socketsView } from '../views/sockets-view.ts';
import { waitingView } from '../views/waiting-view.ts';
import { endedBySite, nothing, type Answering } from './answer.ts';

const os = implement(contract).site;

export function siteRouter({ application, said, onSite, onSiteLater, language }: Answering) {
  const { outside } = application.shell;
  const hearing = (): Hearing => ({
    now: outside.clock.now(),
    heardAt: application.heardAt,
  });
  const people = new WeakMap<SiteDocument, People>();
  const peopleOf = (document: SiteDocument): People => {
    const known = people.get(document) ?? new People(document);
    people.set(document, known);
    return known;
  };

  return {
    open: os.open.handler(async ({ input }) => said(await application.open(input.file))),
    close: os.close.handler(async () => {
      await application.close();
      return said(nothing());
    }),
    summary: os.summary.handler(() => onSite((document) => done(siteInfo(document)))),
    changes: os.changes.handler(async function* ({ signal }) {
      const { document } = application;
      if (!document) return;
      const live = {
        onReading: (listener: ReadingListener) => application.onReading(listener),
        last: (portKey: string) => application.live?.last(portKey),
        lastAt: (place: number) => application.live?.lastAt(place),
      };
      yield* stateStream({ document, live, clock: outside.clock, signal: endedBySite(application, signal) });
    }),
    view: os.view.handler(() => onSite((document) => done(siteView(document, peopleOf(document).list())))),
    sockets: os.sockets.handler(() => onSite((document) => done(socketsView(document.state)))),
    socket: os.socket.handler(({ input }) =>
      onSite((document) => socketDetail(document, input.socketId, outside.clock.now())),
    ),
    metrics: os.metrics.handler(({ input }) => onSiteLater(() => dayOfPower(application, input.socketId))),
    hubs: os.hubs.handler(() => onSite((document) => done(hubsView(document.state, hearing(), language())))),
    hearing: os.hearing.handler(async function* ({ input, signal }) {
      const { document } = application;
      if (!document) return;
      const { hubId } = input;
      yield* hearingStream({
        document,
        hearing,
        hubId,
        clock: outside.clock,
        signal: endedBySite(application, signal),
      });
    }),
    issues: os.issues.handler(() => onSite((document) => done(issuesView(document.state, hearing())))),
    waiting: os.waiting.handler(() =>
      onSite(({ state }) => {
        const connection = application.online?.connection;
        return done(waitingView(state, connection, language()));
      }),
    ),
    blob: os.blob.handler(({ input }) =>
      onSite((document) => {
        const bytes = document.blob(input.sha256);
        return bytes.ok ? done(new File([new Uint8Array(bytes.value)], input.sha256)) : bytes;
      }),
    ),
    procedureEffect: os.procedureEffect.handler(({ input }) =>
      onSite(({ state }) => {
        const stale = staleUnder(state, input.procedure && withoutAbsent(input.procedure), input.locationId);
        return done({ stale: stale.length, labels: stale.slice(0, 12).map(({ label }) => label) });
      }),
    ),
    edit: os.edit.handler(({ input }) => onSite((document) => applyEdit(document, input, outside.ids))),
    undo: os.undo.handler(() => said(application.undo())),
    redo: os.redo.handler(() => said(application.redo())),
    sendPart: os.sendPart.handler(({ input }) =>
      onSiteLater(async () => done({ sending: await application.sendings.add(input.sending, input.part) })),
    ),
    importPlan: os.importPlan.handler(({ input }) =>
      onSiteLater(async (document) => {
        const plan = wholePlan(application.sendings, input);
        return plan.ok ? takeInPlan(document, plan.value, outside.ids) : plan;
      }),
    ),
    replacePlan: os.replacePlan.handler(({ input }) =>
      onSiteLater(async (document) => {
        const plan = wholePlan(application.sendings, input);
        return plan.ok ? takeInRevision(document, plan.value) : plan;
      }),
    ),
    reframePlan: os.reframePlan.handler(({ input }) =>
      onSiteLater(async (document) => {
        const plan = wholePlan(application.sendings, input);
        return plan.ok ? takeInFrame(document, plan.value) : plan;
      }),
    ),
    tilePlan: os.tilePlan.handler(({ input }) =>
      onSiteLater(async (document) => {
        const sheet = wholeSheet(application.sendings, input.sheet);
        return sheet.ok ? takeInTiles(document, { ...input, sheet: sheet.value }) : sheet;
      }),
    ),
    cleanSvg: os.cleanSvg.handler(({ input }) => onSiteLater(() => cleanedSvg(input.file))),
    planTiles: os.planTiles.handler(({ input }) => onSite((document) => planTiles(document, input.sha256))),
    attachPhoto: os.attachPhoto.handler(({ input }) => onSiteLater((document) => takeInPhoto(document, input))),
  };
}
