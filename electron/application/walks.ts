// What is being verified now: by one person, or by two, each with a run of their own. Whose run a page means follows from its seat.

import type { Within } from '../contract/verification.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Device } from '../domain/reading.ts';
import { boundPort } from '../domain/site-queries.ts';
import { sharedModes, type Person } from '../domain/verification/division.ts';
import type { TechnicianAction, VerificationMode } from '../domain/verification/protocol.ts';
import type { Outside } from '../environment/outside.ts';
import type { LiveSession } from '../live/live.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { Crew } from './crew.ts';
import { InFront } from './in-front.ts';
import type { Online } from './online.ts';
import type { Robot } from './robot.ts';
import { Seats } from './seats.ts';
import { VerificationRun } from './verification-run.ts';
import type { VerificationRequest } from './verification-setup.ts';

export interface VerificationStart {
  readonly mode: VerificationMode;
  readonly only: readonly string[];
  readonly within?: Within | null;
  readonly testLoad: Device | null;
  readonly lampAnswers: boolean;
  /** 2: another one joins, where the mode can be shared. */
  readonly people?: 1 | 2;
}

/** What is walked on. */
export interface Ground {
  readonly document: SiteDocument;
  readonly live: LiveSession;
  readonly online: Pick<Online, 'connection' | 'reach'>;
}

export interface WalksOptions {
  readonly outside: Outside;
  readonly robot: () => Robot | null;
  readonly onChange: () => void;
}

export class Walks {
  readonly seats = new Seats();
  readonly #options: WalksOptions;
  readonly #runs = new Map<Person, VerificationRun>();
  #ground: (Ground & { readonly inFront: InFront }) | null = null;
  #crew: Crew | null = null;

  constructor(options: WalksOptions) {
    this.#options = options;
    this.seats.onChange(options.onChange);
  }

  /** Null: one walks alone, or nobody does. */
  get crew(): Crew | null {
    return this.#crew;
  }

  /** Those that go on; done ones too, until they are ended. */
  get runs(): readonly { readonly person: Person; readonly run: VerificationRun }[] {
    return [...this.#runs].filter(([, run]) => !run.over).map(([person, run]) => ({ person, run }));
  }

  /** Of two people the one whose seat the page has. */
  runOf(page: string | undefined): VerificationRun | null {
    const person = this.#crew ? this.seats.of(page) : 1;
    return person === null ? null : (this.#runs.get(person) ?? null);
  }

  async start(ground: Ground, start: VerificationStart, page: string | undefined): Promise<Result<VerificationRun>> {
    this.end();
    const { document, live, online } = ground;
    this.#ground = { ...ground, inFront: new InFront(document, live) };
    const request: VerificationRequest = {
      ...start,
      pace: this.#options.robot()?.view().speed ?? 1,
      socketsHaveLamps: online.connection.profile.socketsHaveLamps ?? false,
    };
    if (start.people !== 2 || !sharedModes.has(start.mode)) return done(await this.#begin(1, request));
    this.seats.clear();
    this.#crew = new Crew(document, { ...request, testLoad: null }, this.#options.outside.clock);
    return this.#beginTogether(this.#crew, 1, start.testLoad, page);
  }

  /** One of two people begins, or somebody else looks on. Failures: `verification.nobody-to-join`, `verification.loads-alike`. */
  async join(person: Person, testLoad: Device | null, page: string | undefined): Promise<Result<null>> {
    const crew = this.#crew;
    if (!crew) return failed('verification.nobody-to-join');
    if (!crew.isThere(person)) {
      const begun = await this.#beginTogether(crew, person, testLoad, page);
      return begun.ok ? done(null) : begun;
    }
    if (page !== undefined) this.seats.sit(page, person);
    return done(null);
  }

  act(action: TechnicianAction, page: string | undefined): Result<null> {
    const run = this.runOf(page);
    if (!run || run.over) return failed('shell.wrong-use', { what: 'Nothing is being verified now.' });
    const person = this.seats.of(page);
    if (this.#crew && person !== null && action.kind === 'choose') {
      const claimed = this.#crew.claim(person, action.socketId);
      if (!claimed.ok) return claimed;
    }
    run.act(action);
    return done(null);
  }

  /** Ends the walk of whoever asks; the other of two goes on, and does the rest. */
  stop(page: string | undefined): void {
    const person = this.seats.of(page);
    if (!this.#crew || person === null) return this.end();
    this.#runs.get(person)?.stop();
    this.#runs.delete(person);
    this.#ground?.inFront.leave(person);
    if (this.runs.length === 0) return this.end();
    this.#crew.leave(person);
    this.#options.onChange();
  }

  end(): void {
    this.#crew?.end();
    this.#crew = null;
    for (const run of this.#runs.values()) run.stop();
    this.#runs.clear();
    this.#ground = null;
    this.#options.onChange();
  }

  async #beginTogether(
    crew: Crew,
    person: Person,
    load: Device | null,
    page: string | undefined,
  ): Promise<Result<VerificationRun>> {
    const request = crew.requestFor(person, load);
    if (!request.ok) return request;
    // Before anything is said.
    if (page !== undefined) this.seats.sit(page, person);
    const run = await this.#begin(person, request.value, (begun) => crew.join(person, begun, load));
    crew.greet();
    return done(run);
  }

  async #begin(
    person: Person,
    request: VerificationRequest,
    onBegun: (run: VerificationRun) => void = () => {},
  ): Promise<VerificationRun> {
    const { document, live, online, inFront } = this.#ground!;
    const { outside, robot, onChange } = this.#options;
    const run = new VerificationRun({
      ...{ document, live, request, outside },
      baselines: () => online.connection.baselines(document.state),
      inFront: (socketId) => {
        const socket = document.state.sockets.get(socketId);
        const port = socket && boundPort(document.state, socket);
        if (port?.portKey) online.reach(port.portKey);
        inFront.set(person, socketId);
      },
    });
    this.#runs.set(person, run);
    run.listen({ onView: onChange, onOver: onChange });
    robot()?.attend({
      onSay: (listener) => void run.listen({ onSay: listener }),
      onOver: (listener) => void run.listen({ onOver: listener }),
      act: (action) => run.act(action),
    });
    onBegun(run);
    onChange();
    await run.start();
    return run;
  }
}
