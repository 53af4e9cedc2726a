// Gives the verdict at the socket's own or the load's lamp: low = heard, half = marginal, full = pass, by level and never by
// rhythm, so that a lost message can't turn a fail into a pass. Domain, *The lamp answers*.

import type { PortReading } from '../reading.ts';
import type { Verdict } from '../verdict.ts';
import { contactOf } from './contacts.ts';
import { demandedOf, labelOf, say, type Trial, type Turn } from './state.ts';

/**
 * Held until the load is pulled; at the latest given back after so long: much longer than anybody looks, for what is given back
 * bright would look like a pass.
 */
const leaseMs = 30 * 60_000;
/** A lamp given back is told so again and again, and late: so long it may still become bright. */
const stillBrightMs = 10_000;

const levelOf = (safe: number, verdict: Verdict): number | null =>
  verdict === 'pass' ? 100 : verdict === 'marginal' ? Math.round((100 + safe) / 2) : null;

/** At the edge: is the lamp low already, or must it be brought there first? */
export function lampReady(turn: Turn, trial: Trial, reading: PortReading | null): void {
  const { setup, contacts } = turn.state;
  const level = contactOf(contacts, trial.portKey).lampLevel;
  if (!setup.lampAnswers || (level === undefined && !setup.socketsHaveLamps)) return;
  const { safeLampLevel } = demandedOf(turn.state, trial.socketId);
  if (reading) lampHeard(turn, trial, reading);
  if (trial.lampLow) return;
  if ((level !== undefined && level > safeLampLevel) || mayBecomeBright(turn, trial.portKey))
    turn.state.brightAfter.add(trial.portKey);
  turn.effects.push({
    type: 'act',
    portKey: trial.portKey,
    action: { kind: 'lamp', level: safeLampLevel },
    lease: { restore: level ?? null, forMs: leaseMs },
  });
  turn.state.lit.add(trial.portKey);
}

/** Low proves something only where no command of an earlier attempt can make it bright any more. */
export function lampHeard(turn: Turn, trial: Trial, { lampLevel }: PortReading): void {
  if (lampLevel === undefined || lampLevel > demandedOf(turn.state, trial.socketId).safeLampLevel) return;
  if (!mayBecomeBright(turn, trial.portKey)) trial.lampLow = true;
}

/** It was given back bright a moment ago: borrowed again meanwhile, it is still given back bright in the end. */
const mayBecomeBright = ({ state, at }: Turn, portKey: string): boolean => at < (state.brightUntil.get(portKey) ?? at);

/** After the hold time, once the port has reported low in this attempt. */
export function answerAtLamp(turn: Turn, trial: Trial, verdict: Verdict): void {
  const { setup, contacts, lit } = turn.state;
  const level = contactOf(contacts, trial.portKey).lampLevel;
  if (!setup.lampAnswers || (level === undefined && !setup.socketsHaveLamps)) return;
  // Also of a fail it must be said: it may look like a pass.
  if (!trial.lampLow) {
    say(turn, { say: 'lamp-not-low', socketId: trial.socketId, label: labelOf(turn.state, trial.socketId) });
    return;
  }
  const answer = levelOf(demandedOf(turn.state, trial.socketId).safeLampLevel, verdict);
  if (answer === null) return;
  turn.state.brightAfter.add(trial.portKey);
  turn.effects.push({
    type: 'act',
    portKey: trial.portKey,
    action: { kind: 'lamp', level: answer },
    lease: { restore: level ?? null, forMs: leaseMs },
  });
  lit.add(trial.portKey);
}

/** The load is out: the lamp is given back. */
export function lampDone(turn: Turn, portKey: string): void {
  const { brightAfter, brightUntil } = turn.state;
  if (brightAfter.delete(portKey)) brightUntil.set(portKey, turn.at + stillBrightMs);
  if (turn.state.lit.delete(portKey)) turn.effects.push({ type: 'end-lease', portKey });
}
