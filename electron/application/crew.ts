// A walk of two over one session and one document: hands each their share of the way, passes on what the other has not begun, and
// follows the document. Who gets what is decided by `domain/verification/division.ts`.

import type { Clock } from '../environment/clock.ts';
import { failed, done, type Result } from '../domain/failures.ts';
import type { Device } from '../domain/reading.ts';
import type { Change } from '../domain/site-types.ts';
import { otherOf, people, type Division, type Headway, type Person } from '../domain/verification/division.ts';
import { lookAlike } from '../domain/verification/loads.ts';
import type { SocketTask, VerificationSetup } from '../domain/verification/protocol.ts';
import { isWanted } from '../domain/verification/tasks.ts';
import type { SiteDocument } from '../site/site-document.ts';
import type { VerificationRun } from './verification-run.ts';
import { divisionOf, taskIn, verificationSetup, type VerificationRequest } from './verification-setup.ts';

interface Member {
  readonly run: VerificationRun;
  readonly load: Device | null;
  /** What the run was told last. */
  own: ReadonlySet<string>;
  readonly forget: () => void;
}

export class Crew {
  readonly #document: SiteDocument;
  readonly #clock: Clock;
  readonly #request: VerificationRequest;
  readonly #setup: VerificationSetup;
  readonly #division: Division;
  /** Socket ids in the order of the way. */
  readonly #way: string[];
  readonly #members = new Map<Person, Member>();
  readonly #forget: () => void;
  #isPassingOn = false;

  /** `request`: of both; its load is nobody's. */
  constructor(document: SiteDocument, request: VerificationRequest, clock: Clock) {
    [this.#document, this.#request, this.#clock] = [document, request, clock];
    const { state } = document;
    this.#setup = verificationSetup(state, request, clock.now());
    this.#way = this.#setup.sockets.map(({ socketId }) => socketId);
    this.#division = divisionOf(state, this.#setup);
    this.#forget = document.onChange((changes) => this.#documentChanged(changes));
  }

  get mode(): VerificationRequest['mode'] {
    return this.#request.mode;
  }

  /** Null: only one of them is there. */
  get loadsAlike(): boolean | null {
    const [one, other] = people.map((person) => this.#members.get(person));
    return one && other ? lookAlike(one.load, other.load) : null;
  }

  isThere(person: Person): boolean {
    return this.#members.get(person)?.run.over === false;
  }

  /** Somebody is at work on this socket's hub. */
  isWalked(socketId: string): boolean {
    const owner = this.#division.ownerOf(socketId);
    return owner !== null && this.isThere(owner);
  }

  /** How many sockets are still this person's to visit. */
  left(person: Person): number {
    return this.#headway(person).left.length;
  }

  /** What this person would begin with now. Failure: `verification.loads-alike`. */
  requestFor(person: Person, load: Device | null): Result<VerificationRequest> {
    const other = this.#members.get(otherOf(person));
    if (other && this.mode === 'discover' && lookAlike(load, other.load)) return failed('verification.loads-alike');
    if (other) this.#division.takeOver(person, this.left(person), this.#headway(otherOf(person)));
    // Until it is known what load the other one carries, it may be the same.
    const alike = other === undefined || lookAlike(load, other.load);
    return done({ ...this.#request, testLoad: load, share: this.#division.shareOf(person, alike) });
  }

  join(person: Person, run: VerificationRun, load: Device | null): void {
    const forget = run.listen({ onView: () => this.#passOn() });
    const { own } = this.#division.shareOf(person, false);
    this.#members.set(person, { run, load, own, forget });
    this.#tellShares();
  }

  /** Once both can hear it. */
  greet(): void {
    if (this.loadsAlike) for (const { run } of this.#members.values()) run.announce({ say: 'loads-alike' });
  }

  /** What is left of theirs is the other's. */
  leave(person: Person): void {
    this.#members.get(person)?.forget();
    this.#members.delete(person);
    this.#division.leave(person);
    this.#tellShares();
  }

  /** "I begin there". Failure: `verification.others-socket`. */
  claim(person: Person, socketId: string): Result<null> {
    if (!this.#division.claim(person, socketId, this.#headway(otherOf(person)))) {
      return failed('verification.others-socket');
    }
    this.#tellShares();
    return done(null);
  }

  end(): void {
    this.#forget();
    for (const { forget } of this.#members.values()) forget();
    this.#members.clear();
  }

  #headway(person: Person): Headway {
    const member = this.#members.get(person);
    if (!member || member.run.over) return { isThere: false, left: this.#wanted(person), isUntouched: () => true };
    const { run } = member;
    return { isThere: true, left: run.left, isUntouched: (socketId) => run.isUntouched(socketId) };
  }

  #wanted(person: Person): string[] {
    const { own } = this.#division.shareOf(person, false);
    const tasks = this.#tasks(own).filter((task) => isWanted(this.#setup, task));
    return tasks.map(({ socketId }) => socketId);
  }

  /** Whoever runs out takes over. What waits for the platform's copies does not yet know what it has. */
  #passOn(): void {
    if (this.#isPassingOn || [...this.#members.values()].some(({ run }) => run.catchingUp)) return;
    this.#isPassingOn = true;
    if (this.#division.passOn((person) => this.#headway(person))) this.#tellShares();
    this.#isPassingOn = false;
  }

  #tellShares(): void {
    const alike = this.loadsAlike !== false;
    for (const [person, member] of this.#members) {
      const share = this.#division.shareOf(person, alike);
      const { own } = member;
      member.own = share.own;
      member.run.share(share, this.#tasks(new Set([...share.own].filter((socketId) => !own.has(socketId)))));
    }
  }

  /** In the order of the way. */
  #tasks(socketIds: ReadonlySet<string>): SocketTask[] {
    const { state } = this.#document;
    const asTask = taskIn(state, this.#request.pace, this.#clock.now());
    return this.#way.flatMap((socketId) => {
      const socket = state.sockets.get(socketId);
      return socket && !socket.removed && socketIds.has(socketId) ? [asTask(socket)] : [];
    });
  }

  #documentChanged(changes: readonly Change[]): void {
    const { state } = this.#document;
    const isAll = changes.some(({ kind }) => kind === 'all');
    const ids = isAll ? state.sockets.keys() : changes.filter(({ kind }) => kind === 'socket').map(({ id }) => id);
    const asTask = taskIn(state, this.#request.pace, this.#clock.now());
    const tasks = [...ids].flatMap((id) => {
      const socket = state.sockets.get(id);
      return socket && !socket.removed ? [asTask(socket)] : [];
    });
    // A walk of one plan or hub is about what was there when it began.
    const mine = this.#setup.within ? tasks.filter(({ socketId }) => this.#setup.within?.has(socketId)) : tasks;
    for (const { socketId } of mine) if (this.#division.ownerOf(socketId) === null) this.#way.push(socketId);
    if (this.#division.follow(mine)) this.#tellShares();
  }
}
