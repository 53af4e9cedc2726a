// Runs the verification engine over a live session and a site document: feeds it readings, time and the technician, and
// carries out what it decides: write first, then say. Decides nothing about sockets itself (`domain/verification`).

import type { Outside } from '../environment/outside.ts';
import type { Cancel } from '../environment/clock.ts';
import { done, type Failure, type Result } from '../domain/failures.ts';
import type { Baseline, PortKey, PortReading, RawMessage } from '../domain/reading.ts';
import type { Change, SiteEvent } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import {
  isOnlyNoted,
  isUntouched,
  leave,
  nextDueAt,
  startVerification,
  step,
  viewOf,
  type Contact,
  type VerificationState,
} from '../domain/verification/engine.ts';
import type {
  Share,
  SocketTask,
  TechnicianAction,
  Utterance,
  VerificationEffect,
  VerificationInput,
  VerificationView,
} from '../domain/verification/protocol.ts';
import type { LineState, LiveSession } from '../live/live.ts';
import type { Happened, Happening, RunSummary } from '../contract/verification.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { Happenings, noted, repaired, type VerificationNote } from './happenings.ts';
import { InFront } from './in-front.ts';
import { OwnActs } from './own-acts.ts';
import { ToldVerdicts } from './told-verdicts.ts';
import { eventsOf, type SessionFacts } from './verdict-events.ts';
import type { VerdictLine } from './verdict-line.ts';
import { portInfos, taskIn, verificationSetup, type VerificationRequest } from './verification-setup.ts';

export interface VerificationListener {
  /** The verdict is durable. */
  readonly onVerdict?: (line: VerdictLine) => void;
  readonly onSay?: (utterance: Utterance) => void;
  readonly onNote?: (note: VerificationNote) => void;
  /** A verdict, a note or a repair as the screens list it. */
  readonly onHappened?: (happening: Happening) => void;
  /** After every change of what the screens show. */
  readonly onView?: (view: VerificationView) => void;
  /** Something stops the run: the document can't be written, say. */
  readonly onTrouble?: (failure: Failure) => void;
  /** The run has ended: done, stopped, or in trouble. */
  readonly onOver?: () => void;
}

export interface VerificationRunOptions {
  readonly document: SiteDocument;
  readonly live: LiveSession;
  /** The platform's own copy of every port's last state; empty where there is no platform to ask. */
  readonly baselines: () => Promise<Result<ReadonlyMap<PortKey, Baseline>>>;
  readonly request: VerificationRequest;
  readonly outside: Outside;
  /** Takes note of the socket that one is sent to. Absent: nobody else walks here. */
  readonly inFront?: (socketId: string) => void;
}

export class VerificationRun {
  readonly #options: VerificationRunOptions;
  readonly #session: SessionFacts;
  readonly #listeners = new Set<VerificationListener>();
  readonly #inbox: VerificationInput[] = [];
  readonly #ends: (() => void)[] = [];
  readonly #told: ToldVerdicts;
  #state: VerificationState;
  #openingEffects: readonly VerificationEffect[];
  #draining = false;
  /** Readings that came while baselines are being read; null: none are. */
  #waiting: VerificationInput[] | null = null;
  /** Which reading of baselines is the last one begun. */
  #reads = 0;
  #timer: Cancel = () => {};
  #due: Millis | null = null;
  #deciding: Millis | null = null;
  /** Whose verdict is being written. */
  #recorded: ReadonlySet<string> = new Set();
  #over = false;
  readonly #inFront: (socketId: string) => void;
  readonly #acts = new OwnActs();
  readonly #happenings = new Happenings();
  readonly #portKeys: PortKey[] = [];
  readonly #contacts: Contact[] = [];

  constructor(options: VerificationRunOptions) {
    this.#options = options;
    const { document, request, outside, live } = options;
    const inFront = new InFront(document, live);
    this.#inFront = options.inFront ?? ((socketId) => inFront.set(1, socketId));
    const now = outside.clock.now();
    const setup = verificationSetup(document.state, request, now);
    this.#session = { pace: request.pace, load: request.testLoad?.name ?? null };
    this.#told = new ToldVerdicts(
      now,
      setup.sockets.map((socket) => socket.socketId),
    );
    const { state, effects } = startVerification(setup, now);
    this.#state = state;
    this.#openingEffects = effects;
  }

  listen(listener: VerificationListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads the baselines, then proposes the first socket. The live session is up already. */
  async start(): Promise<void> {
    const { live, document } = this.#options;
    this.#ends.push(
      live.onReading((reading, message, place) => this.#read(reading, message, place)),
      live.onLine((line) => void this.#lineChanged(line)),
      document.onChange((changes, events) => this.#documentChanged(changes, events)),
    );
    await this.#catchUp();
    const effects = this.#openingEffects;
    this.#openingEffects = [];
    this.#carryOut(effects);
    this.#drain();
  }

  act(action: TechnicianAction): void {
    this.#feed({ type: 'technician', at: this.#options.outside.clock.now(), action });
  }

  /** In a walk of two: what is this person's from now on. `sockets`: those that have just become so, in the order of the way. */
  share(share: Share, sockets: readonly SocketTask[]): void {
    this.#feed({ type: 'share', at: this.#options.outside.clock.now(), share, sockets });
  }

  /** Sockets still to be visited, in order. */
  get left(): readonly string[] {
    return this.#state.queue;
  }

  /** Nothing was asked or done at this socket. */
  isUntouched(socketId: string): boolean {
    return isUntouched(this.#state, socketId);
  }

  /** Something that is to be heard and is not the engine's to say. */
  announce(utterance: Utterance): void {
    for (const listener of [...this.#listeners]) listener.onSay?.(utterance);
  }

  /** Takes back what this run wrote last, whatever others have written since. Failure: `site.nothing-to-undo`. */
  takeBack(): Result<null> {
    const { document } = this.#options;
    const drafts = this.#acts.undone(document.state);
    if (!drafts.ok) return drafts;
    const written = document.append(drafts.value);
    return written.ok ? done(null) : written;
  }

  view(): VerificationView {
    return viewOf(this.#state);
  }

  /** What is left is deferred with this reason; the run is over. */
  finish(reason: 'timeout' | 'skipped'): void {
    this.act({ kind: 'finish', reason });
  }

  /** How many sockets have a verdict of this run. */
  get verdicts(): number {
    return this.#told.count;
  }

  /** The latest verdicts, newest first: for a screen that comes later. */
  happenings(): readonly Happening[] {
    return this.#happenings.newestFirst;
  }

  /** What this run has found, as the document has it now. */
  summary(): RunSummary {
    return this.#told.summary(this.#options.document.state);
  }

  /** Baselines are being read: what comes meanwhile waits. */
  get catchingUp(): boolean {
    return this.#waiting !== null;
  }

  get over(): boolean {
    return this.#over;
  }

  stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#timer();
    for (const effect of leave(this.#state, this.#options.outside.clock.now())) this.#perform(effect);
    for (const end of this.#ends.splice(0)) end();
    for (const listener of [...this.#listeners]) listener.onOver?.();
  }

  #read(reading: PortReading, message: RawMessage, place: number): void {
    // In its turn only: what waits before it may make it count.
    if (!this.#waiting && !this.#draining && !this.#over && this.#isOnlyNoted(reading, place)) return;
    this.#feed({ type: 'reading', reading, message });
  }

  /** Ports are found by their place in the session: thousands of readings a second need no lookup by name. */
  #isOnlyNoted(reading: PortReading, place: number): boolean {
    if (this.#portKeys[place] !== reading.portKey) {
      const met = this.#state.contacts.get(reading.portKey);
      if (!met) return false;
      this.#portKeys[place] = reading.portKey;
      this.#contacts[place] = met;
    }
    return isOnlyNoted(this.#state, this.#contacts[place]!, reading);
  }

  #feed(input: VerificationInput): void {
    if (this.#waiting) {
      this.#waiting.push(input);
      return;
    }
    this.#inbox.push(input);
    if (!this.#draining) this.#drain();
  }

  /** One input after the other, also those that listeners send back while one is being carried out. */
  #drain(): void {
    this.#draining = true;
    for (let input = this.#inbox.shift(); input && !this.#over; input = this.#inbox.shift()) {
      this.#deciding = input.type === 'reading' ? input.message.at : null;
      const { state, effects } = step(this.#state, input);
      this.#state = state;
      if (effects.length > 0) this.#carryOut(effects);
      else if (isSeen(state, input)) this.#tellView();
    }
    this.#draining = false;
    this.#setTimer();
  }

  /** Writes what is to be kept in one transaction; only then speaks and acts. */
  #carryOut(effects: readonly VerificationEffect[]): void {
    const { document } = this.#options;
    const drafts = effects.flatMap((effect) => eventsOf(effect, document.state, this.#session));
    if (drafts.length > 0) {
      this.#recorded = new Set(effects.flatMap((effect) => (effect.type === 'record' ? effect.draft.socketId : [])));
      const written = document.append(drafts);
      this.#recorded = new Set();
      if (!written.ok) {
        this.stop();
        for (const listener of this.#listeners) listener.onTrouble?.(written.failure);
        return;
      }
      this.#acts.keep(written.value);
    }
    for (const effect of effects) this.#perform(effect);
    this.#tellView();
  }

  /** Made only where somebody looks: a view counts what is left. */
  #tellView(): void {
    const watching = [...this.#listeners].filter((listener) => listener.onView);
    if (watching.length === 0) return;
    const view = this.view();
    for (const listener of watching) listener.onView?.(view);
  }

  #perform(effect: VerificationEffect): void {
    const { live, document } = this.#options;
    switch (effect.type) {
      case 'say':
        if (sends(effect.utterance)) this.#inFront(effect.utterance.socketId);
        for (const listener of this.#listeners) listener.onSay?.(effect.utterance);
        break;
      case 'note':
        for (const listener of this.#listeners) listener.onNote?.(effect);
        this.#happened(noted(document.state, effect));
        break;
      case 'act':
        void (effect.lease
          ? live.lease(effect.portKey, effect.action, effect.lease)
          : live.act(effect.portKey, effect.action));
        break;
      case 'end-lease':
        void live.endLease(effect.portKey);
        break;
      case 'repair':
        this.#happened(repaired(document.state, effect.repair));
        break;
      case 'record':
      case 'bind':
      case 'grade-place':
        break;
    }
  }

  async #lineChanged(line: LineState): Promise<void> {
    const at = this.#options.outside.clock.now();
    if (line.line === 'lost') this.#lineLost(at);
    if (line.line !== 'back') return;
    this.#inbox.push({ type: 'line', at, line: 'back', gapMs: line.gapMs });
    if (!this.#draining) this.#drain();
    await this.#catchUp();
  }

  /** Said at once, also while baselines are read; what was heard before it is older than those that will be read after it. */
  #lineLost(at: Millis): void {
    const waiting = this.#waiting?.filter(({ type }) => type !== 'reading') ?? [];
    this.#waiting = null;
    this.#reads += 1;
    this.#inbox.push({ type: 'line', at, line: 'lost' }, ...waiting);
    if (!this.#draining) this.#drain();
  }

  /** Baselines before anything that came meanwhile, so that nothing is compared with an older state. */
  async #catchUp(): Promise<void> {
    const waiting: VerificationInput[] = (this.#waiting ??= []);
    const turn = (this.#reads += 1);
    const baselines = await this.#options.baselines();
    // The line was lost meanwhile: what was read here is older than that.
    if (turn !== this.#reads || this.#over) return;
    const at = this.#options.outside.clock.now();
    this.#waiting = null;
    if (baselines.ok) {
      for (const port of portInfos(this.#options.document.state)) {
        const { reading = null, message } = baselines.value.get(port.portKey) ?? {};
        this.#inbox.push({ type: 'baseline', at, portKey: port.portKey, reading, ...(message && { message }) });
      }
    } else {
      this.#options.outside.log.warn(
        { code: baselines.failure.code },
        'no baselines: first messages will be levels only',
      );
    }
    this.#inbox.push({ type: 'line', at, line: 'caught-up' }, ...waiting);
    if (!this.#draining) this.#drain();
  }

  #documentChanged(changes: readonly Change[], events: readonly SiteEvent[]): void {
    this.#tellVerdicts(changes);
    if (!events.some((event) => changesTasks(event))) return;
    const { state } = this.#options.document;
    const now = this.#options.outside.clock.now();
    const all =
      events.some(changesDemands) ||
      changes.some((change) => change.kind === 'all' || change.kind === 'hub' || change.kind === 'area');
    const ids = all ? [...state.sockets.keys()] : changes.map((change) => change.id);
    const asTask = taskIn(state, this.#session.pace, now);
    const sockets: SocketTask[] = [];
    const removed: string[] = [];
    for (const socket of ids.flatMap((id) => state.sockets.get(id) ?? [])) {
      if (socket.removed) removed.push(socket.id);
      else sockets.push(asTask(socket));
      this.#told.know(socket.id);
    }
    const undone = events.some(({ type }) => type === 'event.undone');
    const ports = all ? portInfos(state) : [];
    this.#feed({ type: 'tasks', at: now, sockets, ports, removed, ...(undone && { undone }) });
  }

  #tellVerdicts(changes: readonly Change[]): void {
    const { document, outside } = this.#options;
    const { othersSockets } = this.#state.setup;
    const latency = this.#deciding === null ? null : Math.max(0, outside.clock.now() - this.#deciding);
    const isOthers = (socketId: string): boolean => othersSockets?.has(socketId) === true;
    for (const line of this.#told.news(document.state, changes, { latency, recorded: this.#recorded, isOthers })) {
      const { socket: label, socketId, verdict, reason } = line;
      this.#happened({ kind: 'verdict', socketId, label, verdict, reason });
      for (const listener of this.#listeners) listener.onVerdict?.(line);
    }
  }

  #happened(happened: Happened): void {
    const happening = this.#happenings.add(this.#options.outside.clock.now(), happened);
    for (const listener of this.#listeners) listener.onHappened?.(happening);
  }

  /** One timer for whatever the engine waits for next; left alone while that stays the same. */
  #setTimer(): void {
    const due = this.#over ? null : nextDueAt(this.#state);
    if (due === this.#due) return;
    this.#timer();
    this.#due = due;
    if (due === null) return;
    const { clock } = this.#options.outside;
    this.#timer = clock.after(Math.max(0, due - clock.now()), () => {
      this.#due = null;
      // So long was waited, also where the clock was put back meanwhile.
      this.#feed({ type: 'tick', at: Math.max(due, clock.now()) });
    });
  }
}

/** Without any effect: new values of the port under test, or another way. */
const isSeen = ({ trial }: VerificationState, input: VerificationInput): boolean =>
  input.type === 'share' || (input.type === 'reading' && trial?.portKey === input.reading.portKey);

/** The person is sent somewhere: what is there is to be heard first. */
const sends = (utterance: Utterance): utterance is Extract<Utterance, { say: 'go-to' | 'control' | 'do-by-hand' }> =>
  ['go-to', 'control', 'do-by-hand'].includes(utterance.say);

/** What is demanded of many sockets at once. */
const changesDemands = ({ type, body }: SiteEvent): boolean =>
  type === 'location.demands' || (type === 'site.configured' && 'procedure' in body);

/** Verdicts and leases come from the engine itself; everything else may change what it has to do. */
function changesTasks(event: SiteEvent): boolean {
  return !['check.recorded', 'place.graded', 'lamp.leased', 'lamp.returned', 'report.issued', 'report.made'].includes(
    event.type,
  );
}
