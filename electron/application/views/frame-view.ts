// What the frame around the screens shows now. Counted from the document's state, the live session and the run.

import type { FrameView, LiveView } from '../../contract/frame.ts';
import { hubStateOf, isWorthAVisit, liveSockets, countVerdicts, nextAction } from '../../domain/site-queries.ts';
import type { SiteState } from '../../domain/site-types.ts';
import type { Language } from '../../domain/failures.ts';
import type { Application } from '../application.ts';

export function frameView(application: Application, savedAt: number | null, language: Language): FrameView {
  const state = application.document?.state ?? null;
  const outbox = application.online?.waiting() ?? { waiting: 0, refused: 0, busy: false };
  const undoable = state?.undoable(application.shell.writer.station);
  return {
    site: state && { id: state.id, name: state.name, events: state.eventCount, savedAt },
    counts: countVerdicts(state ? liveSockets(state) : []),
    measures: state ? measures(state, application) : noMeasures,
    next: state ? nextAction(state, application.online !== null) : { action: 'done' },
    canUndo: (undoable?.undo.length ?? 0) > 0,
    canRedo: (undoable?.redo.length ?? 0) > 0,
    live: liveView(application, language),
    outbox: { ...outbox, trouble: application.online?.troubles(language).outbox ?? null },
    run: runView(application),
    robot: application.robot?.view() ?? null,
    report: application.reporting.view(),
  };
}

const noMeasures: FrameView['measures'] = {
  locations: 0,
  plans: 0,
  placed: 0,
  bound: 0,
  hubs: 0,
  hubsHeard: 0,
  ports: 0,
  portsHeard: 0,
  openIssues: 0,
  revisit: 0,
  reportIsCurrent: false,
};

function measures(state: SiteState, application: Application): FrameView['measures'] {
  const there = <T extends { readonly removed: boolean }>(things: ReadonlyMap<string, T>): T[] =>
    [...things.values()].filter(({ removed }) => !removed);
  const hubs = there(state.hubs);
  const sockets = liveSockets(state);
  const ports = hubs.flatMap((hub) => [...hub.ports.values()]);
  const now = application.shell.outside.clock.now();
  const heardAt = (portKey: string): number | null => application.live?.last(portKey)?.at ?? null;
  return {
    locations: there(state.locations).length,
    plans: there(state.plans).length,
    placed: sockets.filter(({ position }) => position !== null).length,
    bound: sockets.filter(({ binding }) => binding !== null).length,
    hubs: hubs.length,
    hubsHeard: hubs.filter((hub) => ['heard', 'all-heard'].includes(hubStateOf(hub, heardAt, now))).length,
    ports: ports.length,
    portsHeard: ports.filter(({ portKey }) => portKey !== null && heardAt(portKey) !== null).length,
    openIssues: [...state.issues.values()].filter((issue) => issue.state === 'open').length,
    revisit: sockets.filter(isWorthAVisit).length,
    reportIsCurrent: nextAction(state, true).action === 'done',
  };
}

function liveView(application: Application, language: Language): LiveView {
  const { online, live, run } = application;
  const line = online?.line() ?? { line: 'none' as const };
  const status = live?.status();
  // Heard again, and the baselines of a running walk are still being read.
  const catchingUp = line.line === 'back' || (line.line === 'connected' && run?.catchingUp === true);
  return {
    line: catchingUp ? 'catching-up' : line.line,
    since: line.line === 'lost' ? line.since : null,
    trouble: online?.troubles(language).live ?? null,
    profile: online?.profile.name ?? null,
    lanes: status?.lanes ?? [],
    messages: status?.messages ?? 0,
    malformed: status?.malformed ?? 0,
    unknown: status?.unknown ?? 0,
    copies: status?.copies ?? 0,
    reconnects: status?.reconnects ?? 0,
    suspectedLoss: status?.suspectedLoss ?? false,
    narrowedTo: hubNames(application, status?.narrowedTo ?? null),
    happened: application.timeline.count,
  };
}

/** The live stream knows hubs by the platform's ids. */
function hubNames({ document }: Application, remoteIds: readonly string[] | null): readonly string[] | null {
  if (!remoteIds || !document) return remoteIds;
  const hubs = [...document.state.hubs.values()].filter(({ removed }) => !removed);
  const names = new Map(hubs.map(({ sync, name, hwId }) => [sync.seen?.remoteId, name === '' ? hwId : name]));
  return remoteIds.map((id) => names.get(id) ?? id);
}

function runView({ run, document }: Application): FrameView['run'] {
  if (!run || run.over) return null;
  const { mode, phase, proposed, remaining } = run.view();
  const socket = proposed === null ? undefined : document?.state.sockets.get(proposed);
  return {
    mode,
    phase,
    proposed: socket ? { socketId: socket.id, label: socket.label } : null,
    remaining,
    verdicts: run.verdicts,
  };
}
