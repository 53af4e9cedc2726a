// Decides the verdict of a plugged socket: a pass falls as soon as every check has a good value, and can be lowered until the
// hold time ends; a value outside its limits fails only then. Domain, *Walk*.

import type { Procedure } from '../procedure.ts';
import type { PortReading, RawMessage } from '../reading.ts';
import type { Millis } from '../units.ts';
import type { Grade, Reason, VerdictDraft } from '../verdict.ts';
import { answered, judged, seenIn, type Judgement } from './checks.ts';
import { contactOf } from './contacts.ts';
import { answerAtLamp, lampHeard, lampReady } from './lamp-answers.ts';
import {
  demandedOf,
  labelOf,
  progressOf,
  record,
  recordWithout,
  say,
  type Plugged,
  type Trial,
  type Turn,
} from './state.ts';
import { afterVerdict } from './after-verdict.ts';
import { plugAgain } from './walk.ts';

export function beginTrial(
  turn: Turn,
  socketId: string,
  edge: Plugged,
  reading: PortReading | null,
  place: Grade,
  acrossGapMs?: Millis,
): void {
  const { state } = turn;
  const contact = contactOf(state.contacts, edge.portKey);
  const { message } = edge;
  const progress = progressOf(state, socketId);
  progress.attempts += 1;
  const trial: Trial = {
    socketId,
    portKey: edge.portKey,
    edgeAt: edge.at,
    isTimed: acrossGapMs === undefined,
    holdUntil: edge.at + demandedOf(state, socketId).holdMs,
    place,
    message,
    seen: reading ? seenIn({}, reading) : {},
    recorded: null,
    bounces: 0,
    lampLow: false,
    ...(acrossGapMs === undefined ? {} : { acrossGapMs }),
  };
  contact.bounces = [];
  sayStillOccupied(turn, socketId);
  state.trial = trial;
  state.again = false;
  state.phase = 'testing';
  say(turn, { say: 'testing', socketId, label: labelOf(state, socketId) });
  lampReady(turn, trial, reading);
  judge(turn, trial, false);
}

/** The load is said to be in two places: the one tested before never became empty. */
function sayStillOccupied(turn: Turn, socketId: string): void {
  const { lastTested, contacts } = turn.state;
  const portKey =
    lastTested === null || lastTested === socketId ? null : progressOf(turn.state, lastTested).task.portKey;
  if (lastTested === null || portKey === null) return;
  const { present, pulledAt } = contactOf(contacts, portKey);
  if (present !== true || pulledAt !== null) return;
  say(turn, { say: 'still-occupied', socketId: lastTested, label: labelOf(turn.state, lastTested) });
}

/** A later message of the port under test. */
export function trialHeard(turn: Turn, trial: Trial, reading: PortReading, message: RawMessage): void {
  trial.seen = seenIn(trial.seen, reading);
  trial.message = message;
  lampHeard(turn, trial, reading);
  judge(turn, trial, false);
}

/** The hold time is over: what stands now stands. */
export function holdEnded(turn: Turn, trial: Trial): void {
  judge(turn, trial, true);
  const { verdict } = progressOf(turn.state, trial.socketId);
  const label = labelOf(turn.state, trial.socketId);
  answerAtLamp(turn, trial, verdict);
  say(turn, { say: 'pull', socketId: trial.socketId, label });
  turn.state.lastTested = trial.socketId;
  afterVerdict(turn, trial);
}

/**
 * Without a baseline: what was there when the port first spoke has been pulled, so it had been plugged. Its first message can
 * show that it works; that it does not, only a plug that is held can.
 */
export function candidateConfirmed(
  turn: Turn,
  socketId: string,
  { reading, message }: { readonly reading: PortReading; readonly message: RawMessage },
  place: Grade,
): void {
  const progress = progressOf(turn.state, socketId);
  const { standing } = judged(demandedOf(turn.state, socketId), seenIn({}, reading));
  if (standing === 'fail' || standing === 'incomplete') return plugAgain(turn, socketId);
  progress.attempts += 1;
  const trial: Trial = {
    socketId,
    portKey: reading.portKey,
    edgeAt: message.at,
    isTimed: false,
    holdUntil: turn.at,
    place,
    message,
    seen: seenIn({}, reading),
    recorded: null,
    bounces: 0,
    lampLow: false,
  };
  judge(turn, trial, true);
  afterVerdict(turn, trial);
}

/** Pulled before the hold time was over: nothing is known. */
export function pulledEarly(turn: Turn, trial: Trial): void {
  if (trial.recorded) recordWithout(turn, trial.socketId, 'deferred', 'pulled-early');
  plugAgain(turn, trial.socketId);
}

function judge(turn: Turn, trial: Trial, final: boolean): void {
  const procedure = demandedOf(turn.state, trial.socketId);
  timeAnswer(procedure, trial);
  const judgement = judged(procedure, trial.seen);
  const unstable = trial.bounces > procedure.flaps;
  if (!final && (unstable || judgement.standing === 'fail' || judgement.standing === 'incomplete')) return;
  const verdict = unstable || judgement.standing === 'incomplete' ? 'fail' : judgement.standing;
  const reason: Reason | null = unstable ? 'unstable' : judgement.reason;
  const before = trial.recorded;
  if (before && before.verdict === verdict && before.reason === reason) return;
  trial.recorded = draftOf(turn, trial, judgement, verdict, reason);
  record(turn, trial.recorded);
  say(turn, { say: 'verdict', socketId: trial.socketId, label: labelOf(turn.state, trial.socketId), verdict, reason });
}

/** How long the answer took, as soon as there is one. */
function timeAnswer(procedure: Procedure, trial: Trial): void {
  if (!trial.isTimed || trial.seen.latency !== undefined || !procedure.checks.includes('latency')) return;
  if (!answered(procedure, trial.seen)) return;
  trial.seen = { ...trial.seen, latency: Math.max(0, trial.message.at - trial.edgeAt) };
}

function draftOf(
  turn: Turn,
  trial: Trial,
  judgement: Judgement,
  verdict: VerdictDraft['verdict'],
  reason: Reason | null,
): VerdictDraft {
  return {
    socketId: trial.socketId,
    verdict,
    reason,
    works: 'measured',
    place: trial.place,
    portKey: trial.portKey,
    checks: judgement.outcomes,
    message: trial.message,
    latencyMs: Math.max(0, turn.at - trial.edgeAt),
    attempt: progressOf(turn.state, trial.socketId).attempts,
    ...(trial.acrossGapMs === undefined ? {} : { acrossGapMs: trial.acrossGapMs }),
    ...(trial.bounces === 0 ? {} : { bounces: trial.bounces }),
  };
}
