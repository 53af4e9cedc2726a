// What the frame around the screens shows now. Counted from the document's state, the live session and the run; what the document
// alone says is counted once for each state of it, however often the frame is asked for.

import type { CrewView, FrameView, LiveView, RunView } from '../../contract/frame.ts';
import {
  countVerdicts,
  hubStateOf,
  isWorthAVisit,
  liveSockets,
  nextAction,
  type NextAction,
  type VerdictCounts,
} from '../../domain/site-queries.ts';
import type { Port, SiteState } from '../../domain/site-types.ts';
import type { Language } from '../../domain/failures.ts';
import { people, type Person } from '../../domain/verification/division.ts';
import type { Application } from '../application.ts';
import type { VerificationRun } from '../verification-run.ts';
import type { Walks } from '../walks.ts';

export function frameView(application: Application, savedAt: number | null, language: Language): FrameView {
  const state = application.document?.state ?? null;
  const counted = state && countedIn(state);
  const outbox = application.online?.waiting() ?? { waiting: 0, refused: 0, busy: false };
  const undoable = state?.undoable(application.shell.writer.station);
  return {
    site: state && { id: state.id, name: state.name, events: state.eventCount, savedAt },
    counts: counted?.counts ?? countVerdicts([]),
    measures: state && counted ? { ...counted.measures, ...hearing(state, application) } : noMeasures,
    next: counted ? (application.online ? counted.next : counted.nextOffline) : { action: 'done' },
    canUndo: (undoable?.undo.length ?? 0) > 0,
    canRedo: (undoable?.redo.length ?? 0) > 0,
    live: liveView(application, language),
    outbox: { ...outbox, trouble: application.online?.troubles(language).outbox ?? null },
    runs: application.walks.runs.map(({ person, run }) => runView(application, person, run)),
    crew: crewView(application.walks),
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

type Heard = 'hubsHeard' | 'portsHeard';

interface Counted {
  readonly events: number;
  readonly counts: VerdictCounts;
  readonly measures: Omit<FrameView['measures'], Heard>;
  readonly next: NextAction;
  readonly nextOffline: NextAction;
}

const kept = new WeakMap<SiteState, Counted>();

function countedIn(state: SiteState): Counted {
  const known = kept.get(state);
  if (known?.events === state.eventCount) return known;
  const counted = count(state);
  kept.set(state, counted);
  return counted;
}

function count(state: SiteState): Counted {
  const sockets = liveSockets(state);
  const hubs = there(state.hubs);
  const next = nextAction(state, true);
  return {
    events: state.eventCount,
    counts: countVerdicts(sockets),
    measures: {
      locations: there(state.locations).length,
      plans: there(state.plans).length,
      placed: sockets.filter(({ position }) => position !== null).length,
      bound: sockets.filter(({ binding }) => binding !== null).length,
      hubs: hubs.length,
      ports: hubs.reduce((sum, hub) => sum + hub.ports.size, 0),
      openIssues: [...state.issues.values()].filter((issue) => issue.state === 'open').length,
      revisit: sockets.filter(isWorthAVisit).length,
      reportIsCurrent: next.action === 'done',
    },
    next,
    nextOffline: nextAction(state, false),
  };
}

function hearing(state: SiteState, { heardAt, shell }: Application): Pick<FrameView['measures'], Heard> {
  const now = shell.outside.clock.now();
  const hubs = there(state.hubs);
  const isHeard = ({ portKey }: Port): boolean => portKey !== null && heardAt(portKey) !== null;
  return {
    hubsHeard: hubs.filter((hub) => ['heard', 'all-heard'].includes(hubStateOf(hub, heardAt, now))).length,
    portsHeard: hubs.reduce((sum, hub) => sum + [...hub.ports.values()].filter(isHeard).length, 0),
  };
}

const there = <T extends { readonly removed: boolean }>(things: ReadonlyMap<string, T>): T[] =>
  [...things.values()].filter(({ removed }) => !removed);

function liveView(application: Application, language: Language): LiveView {
  const { online, live, walks } = application;
  const line = online?.line() ?? { line: 'none' as const };
  const status = live?.status();
  // Heard again, and the baselines of a running walk are still being read.
  const catchingUp =
    line.line === 'back' || (line.line === 'connected' && walks.runs.some(({ run }) => run.catchingUp));
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
    missed: status?.missed ?? 0,
    suspectedLoss: status?.suspectedLoss ?? false,
    fullSeconds: status?.fullSeconds ?? 0,
    fullAt: status?.fullAt ?? null,
    narrowedTo: hubNames(application, status?.narrowedTo ?? null),
    floor: floorOf(application),
    happened: application.timeline.count,
  };
}

function floorOf({ online, document }: Application): LiveView['floor'] {
  const planId = online?.floor ?? null;
  return planId === null ? null : { planId, name: document?.state.plans.get(planId)?.name ?? '' };
}

/** The live stream knows hubs by the platform's ids. */
function hubNames({ document }: Application, remoteIds: readonly string[] | null): readonly string[] | null {
  if (!remoteIds || !document) return remoteIds;
  const hubs = [...document.state.hubs.values()].filter(({ removed }) => !removed);
  const names = new Map(hubs.map(({ sync, name, hwId }) => [sync.seen?.remoteId, name === '' ? hwId : name]));
  return remoteIds.map((id) => names.get(id) ?? id);
}

function runView({ document }: Application, person: Person, run: VerificationRun): RunView {
  const { mode, phase, proposed, remaining } = run.view();
  const socket = proposed === null ? undefined : document?.state.sockets.get(proposed);
  return {
    ...{ person, mode, phase },
    proposed: socket ? { socketId: socket.id, label: socket.label } : null,
    remaining,
    verdicts: run.verdicts,
  };
}

function crewView({ crew, seats }: Walks): CrewView | null {
  return (
    crew && {
      mode: crew.mode,
      loadsAlike: crew.loadsAlike,
      people: people.map((person) => ({
        person,
        isThere: crew.isThere(person),
        isSeated: seats.isTaken(person),
        left: crew.left(person),
      })),
    }
  );
}
