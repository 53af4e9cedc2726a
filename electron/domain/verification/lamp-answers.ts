// Gives the verdict at the socket's own or the load's lamp: low = heard, half = marginal, full = pass, by level and never by
// rhythm, so that a lost message can't turn a fail into a pass. Domain, *The lamp answers*.

import type { PortReading } from '../reading.ts';
import type { Verdict } from '../verdict.ts';
import { contactOf } from './contacts.ts';
import { labelOf, say, type Trial, type Turn } from './state.ts';

/** Held until the load is pulled; at the latest given back after so long. */
const leaseMs = 120_000;

const levelOf = (safe: number, verdict: Verdict): number | null =>
  verdict === 'pass' ? 100 : verdict === 'marginal' ? Math.round((100 + safe) / 2) : null;

/** At the edge: is the lamp low already, or must it be brought there first? */
export function lampReady(turn: Turn, trial: Trial, reading: PortReading | null): void {
  const { setup, contacts } = turn.state;
  const level = contactOf(contacts, trial.portKey).lampLevel;
  if (!setup.lampAnswers || (level === undefined && !setup.socketsHaveLamps)) return;
  const { safeLampLevel } = setup.procedure;
  if (reading?.lampLevel !== undefined && reading.lampLevel <= safeLampLevel) trial.lampLow = true;
  if (trial.lampLow) return;
  turn.effects.push({
    type: 'act',
    portKey: trial.portKey,
    action: { kind: 'lamp', level: safeLampLevel },
    lease: { restore: level ?? null, forMs: leaseMs },
  });
  turn.state.lit.add(trial.portKey);
}

export function lampHeard(turn: Turn, trial: Trial, reading: PortReading): void {
  if (reading.lampLevel !== undefined && reading.lampLevel <= turn.state.setup.procedure.safeLampLevel)
    trial.lampLow = true;
}

/** After the hold time, once the port has reported low in this attempt. */
export function answerAtLamp(turn: Turn, trial: Trial, verdict: Verdict): void {
  const { setup, contacts, lit } = turn.state;
  const level = contactOf(contacts, trial.portKey).lampLevel;
  if (!setup.lampAnswers || (level === undefined && !setup.socketsHaveLamps)) return;
  const answer = levelOf(setup.procedure.safeLampLevel, verdict);
  if (answer === null) return;
  if (!trial.lampLow) {
    say(turn, { say: 'lamp-not-low', socketId: trial.socketId, label: labelOf(turn.state, trial.socketId) });
    return;
  }
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
  if (turn.state.lit.delete(portKey)) turn.effects.push({ type: 'end-lease', portKey });
}
