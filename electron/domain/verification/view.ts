// Makes what the screens see of a running verification. Decides nothing. Screens, *Verify*.

import type { PortReading } from '../reading.ts';
import type { Asked, VerificationView } from './protocol.ts';
import { demandedOf, type Trial, type VerificationState } from './state.ts';

export function viewOf(state: VerificationState): VerificationView {
  const { setup, phase, line, lastVerdict, repairs, queue, trial, sweep, find, unanswered } = state;
  const at = sweep ? Math.max(0, sweep.index) : 0;
  const proposed = sweep ? (queue[at] ?? null) : state.proposed;
  const expected = proposed === null ? null : (state.sockets.get(proposed)?.task.expected ?? null);
  return {
    mode: setup.mode,
    phase,
    proposed,
    asked: askedOf(state),
    expected,
    mayObserve:
      expected !== null && expected !== 'open' && demandedOf(state, proposed).observedAllowed && !trial && !sweep,
    upcoming: queue.slice(at, at + upcomingShown + 1).filter((socketId) => socketId !== proposed),
    surprise: phase === 'surprise' ? state.surprise : null,
    line,
    lastVerdict,
    repairs,
    // Made with every message of the port under test: ten thousand are not looked through for nobody.
    revisit: unanswered.size === 0 ? [] : queue.filter((socketId) => unanswered.has(socketId)),
    remaining: find ? find.left.length : queue.length - at,
    reading: trial && readingOf(trial),
  };
}

/** So many of the sockets to come are shown. */
const upcomingShown = 3;

function askedOf({ sweep, find, control, hand, phase, again }: VerificationState): Asked {
  if (sweep) return 'blinking';
  if (phase === 'find') return find?.asked ? 'compare' : 'lighting';
  if (phase === 'light') return hand?.answer ? 'tap' : 'lighting';
  if (hand) return 'by-hand';
  if (control !== null) return 'control';
  return again ? 'again' : 'plug';
}

function readingOf({ portKey, message, seen: { temperature, latency: _timed, ...values } }: Trial): PortReading {
  const sensors = temperature === undefined ? {} : { sensors: { temperature } };
  return { portKey, at: message.at, present: true, ...values, ...sensors };
}
