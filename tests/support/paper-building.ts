// A building on paper: sockets wired to ports, one engine, one technician robot, virtual time. Messages arrive after a
// moment, or as the test says: lost, twice, late. Decisions are applied as the application applies them, by `tasks`.

import { defaultProcedure, paced } from '../../electron/domain/procedure.ts';
import type { PortKey, PortReading, RawMessage } from '../../electron/domain/reading.ts';
import type { ExpectedDevice } from '../../electron/domain/events.ts';
import { noteText } from '../../electron/domain/verification/note-text.ts';
import { nextDueAt, startVerification, step, viewOf } from '../../electron/domain/verification/engine.ts';
import type {
  PortInfo,
  Repair,
  SocketTask,
  TechnicianAction,
  Utterance,
  VerificationEffect,
  VerificationInput,
  VerificationMode,
} from '../../electron/domain/verification/protocol.ts';
import type { VerdictDraft } from '../../electron/domain/verdict.ts';
import { seededChance, type Chance } from '../../electron/environment/chance.ts';
import { VirtualClock, type Cancel } from '../../electron/environment/clock.ts';

export interface PaperOptions {
  /** Sockets a hub, hub by hub. */
  readonly hubs: readonly number[];
  readonly mode?: VerificationMode;
  readonly testLoad?: { readonly name: string } | null;
  /** Ports are known to be empty at the start; false: nothing was ever said. */
  readonly baselines?: boolean;
  /** A fixed lamp on every port, at this level, as the baselines tell; absent: empty. */
  readonly lampsAt?: number;
  readonly lampAnswers?: boolean;
  readonly expected?: Readonly<Record<string, ExpectedDevice>>;
  /** Sockets that the document has on no port. In discover none is on any. */
  readonly unbound?: readonly string[];
  readonly only?: readonly string[];
  readonly within?: readonly string[];
  readonly socketsHaveLamps?: boolean;
  readonly othersHubs?: readonly string[];
  readonly observedAllowed?: boolean;
  readonly seed?: number;
}

const foundAt = (lampLevel: number | undefined) =>
  lampLevel === undefined
    ? { present: false }
    : { present: true, device: { type: 'lamp', name: 'Ceiling' }, lampLevel };

export class PaperBuilding {
  readonly clock = new VirtualClock(0);
  readonly chance: Chance;
  readonly said: Utterance[] = [];
  readonly drafts: VerdictDraft[] = [];
  readonly notes: string[] = [];
  /** Places graded after their verdict. */
  readonly places = new Map<string, string | null>();
  readonly repairs: Repair[] = [];
  readonly acts: VerificationEffect[] = [];
  /** Port that a label really reaches. */
  readonly wiring = new Map<string, PortKey>();
  readonly ports: PortInfo[] = [];
  /** How a message gets to the application: by default at once. */
  deliver: (send: () => void) => void = (send) => send();
  onSay: (utterance: Utterance) => void = () => {};
  readonly #tasks = new Map<string, SocketTask>();
  #state;
  #timer: Cancel = () => {};
  readonly #inbox: VerificationInput[] = [];
  #busy = false;

  constructor(options: PaperOptions) {
    this.chance = seededChance(options.seed ?? 1);
    for (const [hub, count] of options.hubs.entries()) {
      for (let number = 1; number <= count; number += 1) {
        const port = { portKey: `p${hub}-${number}`, hubId: `h${hub}`, number, order: number };
        const label = `${String.fromCharCode(65 + hub)}${String(number).padStart(2, '0')}`;
        this.ports.push(port);
        this.wiring.set(label, port.portKey);
        this.#tasks.set(label, {
          socketId: label,
          label,
          portKey: options.mode === 'discover' || options.unbound?.includes(label) ? null : port.portKey,
          expected: options.expected?.[label] ?? 'open',
          planId: 'plan',
          position: { x: number / 100, y: hub / 100 },
          areaId: `area-${hub}`,
          locked: false,
          verdict: 'untested',
          place: null,
        });
      }
    }
    const started = startVerification(
      {
        mode: options.mode ?? 'walk',
        procedure: { ...paced(defaultProcedure, 1), observedAllowed: options.observedAllowed ?? false },
        pace: 1,
        sockets: [...this.#tasks.values()],
        ports: this.ports,
        testLoad: options.testLoad ?? null,
        socketsHaveLamps: options.socketsHaveLamps ?? false,
        lampAnswers: options.lampAnswers ?? false,
        only: new Set(options.only ?? []),
        ...(options.within && { within: new Set(options.within) }),
        ...(options.othersHubs && { othersHubs: new Set(options.othersHubs) }),
      },
      0,
    );
    this.#state = started.state;
    if (options.baselines ?? true) {
      for (const { portKey } of this.ports) {
        this.feed({ type: 'baseline', at: 0, portKey, reading: { portKey, at: 0, ...foundAt(options.lampsAt) } });
      }
    }
    this.feed({ type: 'line', at: 0, line: 'caught-up' });
  }

  get labels(): string[] {
    return [...this.#tasks.keys()];
  }

  /** As the document has it: its verdicts are not of this session. */
  task(label: string): SocketTask {
    return this.#tasks.get(label)!;
  }

  view() {
    return viewOf(this.#state);
  }

  /** Plugs the load in at a printed label. */
  plug(label: string, values: Partial<PortReading> = { watts: 30 }): void {
    this.tell(label, { present: true, device: { name: 'Load' }, ...values });
  }

  unplug(label: string): void {
    this.tell(label, { present: false, watts: 0 });
  }

  /** The port behind a label says something. */
  tell(label: string, values: Partial<PortReading>): void {
    this.say(this.wiring.get(label) ?? '', values);
  }

  say(portKey: PortKey, values: Partial<PortReading>, message: Partial<RawMessage> = {}): void {
    this.deliver(() => {
      const at = this.clock.now();
      const raw = new TextEncoder().encode(JSON.stringify({ portKey, at, ...values }));
      this.feed({
        type: 'reading',
        reading: { portKey, at, ...values },
        message: { topic: portKey, raw, at, ...message },
      });
    });
  }

  act(action: TechnicianAction): void {
    this.feed({ type: 'technician', at: this.clock.now(), action });
  }

  line(line: 'lost' | 'caught-up'): void {
    this.feed({ type: 'line', at: this.clock.now(), line });
  }

  back(gapMs: number): void {
    this.feed({ type: 'line', at: this.clock.now(), line: 'back', gapMs });
  }

  /** As the platform tells it, with the values of a healthy load where there is one. */
  baseline(portKey: PortKey, present: boolean, device = 'Load'): void {
    const at = this.clock.now();
    const reading = { portKey, at, present, ...(present ? { device: { name: device }, watts: 30 } : {}) };
    const message = { topic: `REST ports/${portKey}`, raw: new TextEncoder().encode(JSON.stringify(reading)), at };
    this.feed({ type: 'baseline', at, portKey, reading, message });
  }

  wait(ms: number): void {
    this.clock.advance(ms);
  }

  /** The newest verdict of a socket. */
  verdict(label: string): string | undefined {
    const draft = this.drafts.findLast((each) => each.socketId === label);
    return draft && (draft.reason === null ? draft.verdict : `${draft.verdict}: ${draft.reason}`);
  }

  place(label: string): string | null | undefined {
    return this.drafts.findLast((each) => each.socketId === label)?.place;
  }

  /** Plug, hold out the hold time, pull. */
  test(label: string): void {
    this.plug(label);
    this.wait(1_000);
    this.unplug(label);
    this.wait(3_000);
  }

  boundTo(label: string): PortKey | null | undefined {
    return this.#tasks.get(label)?.portKey;
  }

  feed(input: VerificationInput): void {
    this.#inbox.push(input);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#inbox.shift(); next; next = this.#inbox.shift()) {
      const { state, effects } = step(this.#state, next);
      this.#state = state;
      for (const effect of effects) this.#carryOut(effect);
    }
    this.#busy = false;
    this.#setTimer();
  }

  #carryOut(effect: VerificationEffect): void {
    switch (effect.type) {
      case 'record':
        this.drafts.push(effect.draft);
        break;
      case 'say':
        this.said.push(effect.utterance);
        this.onSay(effect.utterance);
        break;
      case 'note':
        this.notes.push(`${effect.socketId}: ${noteText(effect.note)}`);
        break;
      case 'bind':
        for (const task of this.#tasks.values()) if (task.portKey === effect.portKey) this.#rebind(task.label, null);
        this.#rebind(effect.socketId, effect.portKey);
        break;
      case 'repair':
        this.repairs.push(effect.repair);
        for (const [index, label] of effect.repair.sockets.entries())
          this.#rebind(label, effect.repair.ports[index] ?? null);
        break;
      case 'act':
      case 'end-lease':
        this.acts.push(effect);
        break;
      case 'grade-place':
        for (const socketId of effect.sockets) this.places.set(socketId, effect.place);
        break;
    }
  }

  #rebind(label: string, portKey: PortKey | null): void {
    const task = this.#tasks.get(label);
    if (!task) return;
    const changed = { ...task, portKey };
    this.#tasks.set(label, changed);
    this.#inbox.push({ type: 'tasks', at: this.clock.now(), sockets: [changed], ports: [] });
  }

  #setTimer(): void {
    this.#timer();
    const due = nextDueAt(this.#state);
    if (due === null) return;
    this.#timer = this.clock.after(Math.max(0, due - this.clock.now()), () => {
      this.feed({ type: 'tick', at: this.clock.now() });
    });
  }
}
