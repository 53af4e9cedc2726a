// The application's words on a command line: one line each on standard error, and the few words a person may type back.

import type { SiteState } from '../domain/site-types.ts';
import type { TechnicianAction, Utterance, VerificationView } from '../domain/verification/protocol.ts';

export function sentenceOf(utterance: Utterance): string {
  switch (utterance.say) {
    case 'go-to':
      return `GO TO ${utterance.label}`;
    case 'testing':
      return `TESTING ${utterance.label}, HOLD`;
    case 'verdict':
      return `${utterance.label} ${utterance.verdict}${utterance.reason === null ? '' : `: ${utterance.reason}`}`;
    case 'pull':
      return `${utterance.label}: you may pull`;
    case 'plug-again':
      return `${utterance.label}: plug again`;
    case 'surprise':
      return `THAT IS ${utterance.label ?? `port ${utterance.portKey}, which no socket is bound to`}, CHECK THE LABEL`;
    case 'nothing-from':
      return `NOTHING FROM ${utterance.label}, CHECK THE LABEL`;
    case 'line-lost':
      return 'CONNECTION LOST, STAY';
    case 'line-back':
      return 'Connected again';
    case 'repair-offered':
      return `${utterance.repair.kind}: ${utterance.repair.sockets.length} sockets are wired otherwise; type "fix" to repair the document`;
    case 'control':
      return `CONTROL: plug into ${utterance.label} again and read its label`;
    case 'control-failed':
      return `That was not ${utterance.label}: ${utterance.reopened} sockets are open again`;
    case 'still-occupied':
      return `${utterance.label} still holds the load`;
    case 'lamp-not-low':
      return `${utterance.label}: its lamp can't answer, it is not low`;
    case 'other-load':
      return `Another device was plugged in (${utterance.device.name ?? utterance.device.type ?? 'unknown'}): not counted`;
    case 'tap-the-light':
      return `${utterance.area === undefined ? '' : `${utterance.area}: `}Which lamp is full?`;
    case 'is-yours-full':
      return `Is your lamp full? ${utterance.left} are left`;
    case 'found':
      return `THAT IS ${utterance.label ?? `port ${utterance.number}, which no socket is bound to`}`;
    case 'not-found':
      return 'No lamp answered so';
    case 'anyone-on-a-ladder':
      return 'Lamps here will change. Is anyone on a ladder?';
    case 'do-by-hand':
      return `${utterance.label}: use the ${utterance.expected} by hand`;
    case 'label-read':
      return utterance.agrees === false ? `Read ${utterance.label}: another socket` : `Read ${utterance.label}`;
    case 'label-unknown':
      return `No socket of this work is called ${utterance.label}`;
    case 'loads-alike':
      return 'Both test loads look the same: plugs count at your own hubs only';
    case 'paused':
      return 'PAUSED';
    case 'done':
      return 'Done';
  }
}

/** `next`, `skip`, `dead`, `fix`, `pause`, `go`, `stop`, or a label: "I am here". */
export function actionOf(line: string, view: VerificationView, state: SiteState): TechnicianAction | null {
  const word = line.trim();
  switch (word.toLowerCase()) {
    case '':
    case 'next':
      return { kind: 'next' };
    case 'skip':
      return { kind: 'skip', reason: 'skipped' };
    case 'dead':
      return { kind: 'declare-dead' };
    case 'pause':
      return { kind: 'pause' };
    case 'go':
      return { kind: 'resume' };
    case 'stop':
      return { kind: 'finish', reason: 'skipped' };
    case 'fix': {
      const [repair] = view.repairs;
      return repair ? { kind: 'accept-repair', repairId: repair.repairId } : null;
    }
    default: {
      const socket = [...state.sockets.values()].find((candidate) => candidate.label === word && !candidate.removed);
      return socket ? { kind: 'choose', socketId: socket.id } : null;
    }
  }
}
