// Which verdicts a run has told, and which it has to tell when the document changes: each that it records, and of its sockets what
// they stand at otherwise, once each. Pure but for what it remembers.

import type { RunSummary } from '../contract/verification.ts';
import { countVerdicts } from '../domain/site-queries.ts';
import type { Change, SiteState, Socket } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import { saysTheSame, verdictLine, type VerdictLine } from './verdict-line.ts';

export interface Telling {
  readonly latency: Millis | null;
  /** Whose verdict this run is writing: whatever it was before, and whatever the clock says. */
  readonly recorded: ReadonlySet<string>;
  /** Told by the other of two people. */
  readonly isOthers: (socketId: string) => boolean;
}

export class ToldVerdicts {
  readonly #startedAt: Millis;
  /** Sockets that the site had while this run goes on. */
  readonly #sockets: Set<string>;
  readonly #last = new Map<string, VerdictLine>();

  constructor(startedAt: Millis, socketIds: Iterable<string>) {
    this.#startedAt = startedAt;
    this.#sockets = new Set(socketIds);
  }

  know(socketId: string): void {
    this.#sockets.add(socketId);
  }

  /** How many sockets have a verdict of this run. */
  get count(): number {
    return this.#last.size;
  }

  /** What is new by this change. */
  news(state: SiteState, changes: readonly Change[], { latency, recorded, isOthers }: Telling): VerdictLine[] {
    const isAll = changes.some((change) => change.kind === 'all');
    const changed = isAll ? [...this.#sockets] : changes.filter(({ kind }) => kind === 'socket').map(({ id }) => id);
    // A lamp on lease changes a socket too, and not its verdict.
    const sockets = changed.flatMap((id) => state.sockets.get(id) ?? []);
    return sockets
      .filter(({ id, verdict }) => !isOthers(id) && verdict.verdict !== 'untested')
      .filter((socket) => recorded.has(socket.id) || this.#isOfThisRun(socket))
      .flatMap((socket) => {
        const line = verdictLine(state, socket, socket.verdict.evidence ? latency : null);
        const last = this.#last.get(socket.id);
        if (last && saysTheSame(last, line) && !recorded.has(socket.id)) return [];
        this.#last.set(socket.id, line);
        return [line];
      });
  }

  /** What this run has found, as the document has it now. */
  summary(state: SiteState): RunSummary {
    const sockets = [...this.#last.keys()].flatMap((id) => state.sockets.get(id) ?? []);
    const found = sockets.filter(({ removed, verdict }) => !removed && verdict.verdict !== 'untested');
    return { counts: countVerdicts(found), open: found.filter(isOpen).map(openLine) };
  }

  /** What this run has told, or would have. */
  #isOfThisRun({ id, verdict }: Socket): boolean {
    return this.#last.has(id) || (verdict.at ?? 0) >= this.#startedAt;
  }
}

const isOpen = ({ verdict: { verdict } }: Socket): boolean => !['pass', 'marginal'].includes(verdict);
const openLine = ({ id, label, verdict }: Socket): RunSummary['open'][number] => ({
  socketId: id,
  label,
  verdict: verdict.verdict,
  reason: verdict.reason,
});
