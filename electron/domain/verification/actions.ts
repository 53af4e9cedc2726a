// What the person at the laptop may do in a walk: each key and tap, and what follows. Screens, *Verify* (keys).

import { tapped } from './fixed.ts';
import type { TechnicianAction } from './protocol.ts';
import { finished, startAt } from './queue.ts';
import { labelOf, recordWithout, say, type Turn } from './state.ts';
import { acceptRepair } from './surprises.ts';
import { finish, leaveUnanswered, propose, proposeNext } from './walk.ts';

export function acted(turn: Turn, action: TechnicianAction): void {
  const { state } = turn;
  const { proposed, hand } = state;
  switch (action.kind) {
    case 'next':
      if (proposed === null || state.trial) return;
      leaveUnanswered(turn, proposed);
      return proposeNext(turn);
    case 'back':
      if (state.lastTested === null || state.trial) return;
      startAt(turn, state.lastTested);
      return propose(turn, state.lastTested);
    case 'choose':
      if (state.trial || !state.sockets.has(action.socketId)) return;
      startAt(turn, action.socketId);
      return propose(turn, action.socketId);
    case 'skip':
      if (proposed === null || state.trial) return;
      recordWithout(turn, proposed, 'deferred', 'skipped');
      finished(turn, proposed);
      return proposeNext(turn);
    case 'declare-dead':
      if (proposed === null || state.trial) return;
      recordWithout(turn, proposed, 'fail', 'no-response', 'observed');
      say(turn, {
        say: 'verdict',
        socketId: proposed,
        label: labelOf(state, proposed),
        verdict: 'fail',
        reason: 'no-response',
      });
      finished(turn, proposed);
      return proposeNext(turn);
    case 'observed':
      return;
    case 'accept-repair':
      return acceptRepair(turn, action.repairId);
    case 'refuse-repair':
      state.repairs = state.repairs.filter(({ repairId }) => repairId !== action.repairId);
      return;
    case 'scanned':
      return;
    case 'tapped':
      tapped(turn, action.socketId);
      // The lamp is done with: the next socket.
      if (hand && !state.hand) proposeNext(turn);
      return;
    case 'among-lit':
      return;
    case 'nobody-on-a-ladder':
      state.ladderAsked = true;
      if (state.phase === 'question') proposeNext(turn);
      return;
    case 'pause':
      state.phase = 'paused';
      return say(turn, { say: 'paused' });
    case 'resume':
      if (state.phase === 'paused') proposeNext(turn);
      return;
    case 'finish':
      return finish(turn, action.reason);
  }
}
