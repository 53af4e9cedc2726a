// One verification engine on paper: fed by whoever stands around it, its decisions applied as the application applies them.
// Keeps of each socket what the document would say of it in the end. Time is the clock's that is handed in.

import { isUntouched, nextDueAt, startVerification, step, viewOf } from '../../electron/domain/verification/engine.ts';
import type {
  Repair,
  SocketTask,
  TechnicianAction,
  Utterance,
  VerificationEffect,
  VerificationInput,
  VerificationSetup,
} from '../../electron/domain/verification/protocol.ts';
import type { PortKey } from '../../electron/domain/reading.ts';
import type { Grade, Reason, Verdict } from '../../electron/domain/verdict.ts';
import type { Cancel, Clock } from '../../electron/environment/clock.ts';

/** A socket as the document has it. */
export interface Standing {
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly place: Grade | null;
  /** What the verdict rests on. */
  readonly portKey: PortKey | null;
}

export class PaperEngine {
  readonly standing = new Map<string, Standing>();
  readonly repairs: Repair[] = [];
  readonly said: Utterance[] = [];
  onSay: (utterance: Utterance) => void = () => {};
  onAct: (effect: Extract<VerificationEffect, { type: 'act' | 'end-lease' }>) => void = () => {};
  /** After whatever was taken in. */
  onStep: () => void = () => {};
  readonly #clock: Clock;
  readonly #tasks: Map<string, SocketTask>;
  readonly #inbox: VerificationInput[] = [];
  #state;
  #busy = false;
  #timer: Cancel = () => {};
  #due: number | null = null;

  constructor(setup: VerificationSetup, clock: Clock) {
    this.#clock = clock;
    this.#tasks = new Map(setup.sockets.map((task) => [task.socketId, task]));
    this.#state = startVerification(setup, clock.now()).state;
  }

  view() {
    return viewOf(this.#state);
  }

  get done(): boolean {
    return this.#state.phase === 'done';
  }

  /** Sockets still to be visited, in order. */
  get left(): readonly string[] {
    return this.#state.queue;
  }

  isUntouched(socketId: string): boolean {
    return isUntouched(this.#state, socketId);
  }

  boundTo(socketId: string): PortKey | null {
    return this.#tasks.get(socketId)?.portKey ?? null;
  }

  act(action: TechnicianAction): void {
    this.feed({ type: 'technician', at: this.#clock.now(), action });
  }

  feed(input: VerificationInput): void {
    this.#inbox.push(input);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#inbox.shift(); next; next = this.#inbox.shift()) {
      const { state, effects } = step(this.#state, next);
      this.#state = state;
      for (const effect of effects) this.#carryOut(effect);
      this.onStep();
    }
    this.#busy = false;
    this.#setTimer();
  }

  #carryOut(effect: VerificationEffect): void {
    switch (effect.type) {
      case 'record': {
        const { socketId, verdict, reason, place, portKey } = effect.draft;
        this.standing.set(socketId, { verdict, reason, place, portKey });
        break;
      }
      case 'grade-place':
        for (const socketId of effect.sockets) this.#grade(socketId, effect.place);
        break;
      case 'bind':
        for (const { socketId, portKey } of this.#tasks.values()) {
          if (portKey === effect.portKey && socketId !== effect.socketId) this.#rebind(socketId, null);
        }
        this.#rebind(effect.socketId, effect.portKey);
        break;
      case 'repair':
        this.repairs.push(effect.repair);
        for (const [index, socketId] of effect.repair.sockets.entries())
          this.#rebind(socketId, effect.repair.ports[index] ?? null);
        break;
      case 'act':
      case 'end-lease':
        this.onAct(effect);
        break;
      case 'say':
        this.said.push(effect.utterance);
        this.onSay(effect.utterance);
        break;
      case 'note':
        break;
    }
  }

  #grade(socketId: string, place: Grade | null): void {
    const known = this.standing.get(socketId);
    if (known) this.standing.set(socketId, { ...known, place, ...(place === null && { verdict: 'stale' as const }) });
  }

  /** What rests on another port than the new one is stale. */
  #rebind(socketId: string, portKey: PortKey | null): void {
    const task = this.#tasks.get(socketId);
    if (!task) return;
    const changed = { ...task, portKey };
    this.#tasks.set(socketId, changed);
    const known = this.standing.get(socketId);
    if (known && known.verdict !== 'deferred' && known.portKey !== portKey)
      this.standing.set(socketId, { ...known, verdict: 'stale' });
    this.#inbox.push({ type: 'tasks', at: this.#clock.now(), sockets: [changed], ports: [] });
  }

  /** One timer for whatever the engine waits for next; left alone while that stays the same. */
  #setTimer(): void {
    const due = nextDueAt(this.#state);
    if (due === this.#due) return;
    this.#timer();
    this.#due = due;
    if (due === null) return;
    this.#timer = this.#clock.after(Math.max(0, due - this.#clock.now()), () => {
      this.#due = null;
      this.feed({ type: 'tick', at: this.#clock.now() });
    });
  }
}
