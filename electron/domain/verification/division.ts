// Decides who of two people visits what: whole hubs, about as many sockets for each, neighbours along the way together; sockets
// on no port go by their area. Whoever runs out takes over what the other has not begun. Nothing is ever with both. Pure.
// Domain, *work of two people is divided by hub*.

import type { Share, SocketTask, VerificationMode } from './protocol.ts';

export type Person = 1 | 2;
/** Where there is something to walk to; lamps are lit one at a time. */
export const sharedModes: ReadonlySet<VerificationMode> = new Set(['walk', 'discover']);
export const people: readonly Person[] = [1, 2];
export const otherOf = (person: Person): Person => (person === 1 ? 2 : 1);

/** How far one of the two is. */
export interface Headway {
  /** At work; else nobody has begun that share, or its person has gone. */
  readonly isThere: boolean;
  /** Sockets still to be visited, in order. */
  readonly left: readonly string[];
  /** Nothing was asked or done at this socket. */
  readonly isUntouched: (socketId: string) => boolean;
}

export interface DivisionSetup {
  /** In the order of the way. */
  readonly sockets: readonly SocketTask[];
  readonly hubOf: (portKey: string) => string | undefined;
  readonly isWanted: (task: SocketTask) => boolean;
  /** Where ports are still to be found, what is found moves no socket from one person to the other. */
  readonly isFound: boolean;
}

/** What is not divided further: the sockets of a hub, or those of an area that are on no port. */
interface Patch {
  readonly hubId: string | null;
  readonly sockets: Set<string>;
  owner: Person;
}

/** With so many left one looks for more: what comes next is said before the last pull, and nobody stands idle. */
const runningOut = 1;

export class Division {
  readonly #setup: DivisionSetup;
  /** In the order of the way. */
  readonly #patches = new Map<string, Patch>();
  readonly #patchOf = new Map<string, Patch>();
  readonly #passedOn = new Set<Patch>();

  constructor(setup: DivisionSetup) {
    this.#setup = setup;
    for (const task of setup.sockets) this.#add(task);
    this.#share(new Map(setup.sockets.map((task) => [task.socketId, setup.isWanted(task)])));
  }

  /** `loadsAlike`: plugs are told apart by their hubs alone. */
  shareOf(person: Person, loadsAlike: boolean): Share {
    const ofOwner = (owner: Person): Patch[] => [...this.#patches.values()].filter((patch) => patch.owner === owner);
    const socketsOf = (patches: readonly Patch[]): Set<string> =>
      new Set(patches.flatMap(({ sockets }) => [...sockets]));
    const others = ofOwner(otherOf(person));
    return {
      own: socketsOf(ofOwner(person)),
      othersSockets: socketsOf(others),
      othersHubs: loadsAlike ? new Set(others.flatMap(({ hubId }) => hubId ?? [])) : null,
    };
  }

  ownerOf(socketId: string): Person | null {
    return this.#patchOf.get(socketId)?.owner ?? null;
  }

  /** Whoever has next to nothing left takes over. False: all is as it was; else it is to be told before this is asked again. */
  passOn(of: (person: Person) => Headway): boolean {
    return people.some((person) => {
      const { isThere, left } = of(person);
      return isThere && left.length <= runningOut && this.takeOver(person, left.length, of(otherOf(person)));
    });
  }

  /** A person with so few left takes one patch over, if there is one that is worth it. */
  takeOver(person: Person, left: number, other: Headway): boolean {
    const patch = left > runningOut ? null : this.#offered(otherOf(person), left, other);
    if (!patch) return false;
    patch.owner = person;
    this.#passedOn.add(patch);
    return true;
  }

  /** "I begin there": this socket's patch, unless the other person has begun it. */
  claim(person: Person, socketId: string, other: Headway): boolean {
    const patch = this.#patchOf.get(socketId);
    if (!patch || (patch.owner !== person && !isWhole(patch, other))) return false;
    patch.owner = person;
    return true;
  }

  /** One has gone: the other does the rest. */
  leave(person: Person): void {
    for (const patch of this.#patches.values()) if (patch.owner === person) patch.owner = otherOf(person);
  }

  /**
   * The document changed: a socket goes with the hub it is on now; a new one to whoever has its hub or area, else to person 1.
   * False: all is as it was.
   */
  follow(tasks: readonly SocketTask[]): boolean {
    let isChanged = false;
    for (const task of tasks) {
      const known = this.#patchOf.get(task.socketId);
      if (!known) this.#add(task);
      const isMoved = known !== undefined && this.#move(task, known);
      isChanged ||= !known || isMoved;
    }
    return isChanged;
  }

  /** Of what the other has not begun the patch that comes last on their way; where nobody is there, the first. */
  #offered(from: Person, own: number, other: Headway): Patch | null {
    const counts = new Map<Patch, number>();
    for (const socketId of other.left) {
      const patch = this.#patchOf.get(socketId);
      if (patch?.owner === from) counts.set(patch, (counts.get(patch) ?? 0) + 1);
    }
    const whole = [...counts].filter(([patch]) => isWhole(patch, other));
    const [patch, count] = whole.at(other.isThere ? -1 : 0) ?? [null, 0];
    if (patch === null || !other.isThere) return patch;
    const rest = other.left.length - count;
    // The same patch to and fro would help nobody.
    return rest > own || (rest === own && rest > 0 && !this.#passedOn.has(patch)) ? patch : null;
  }

  #add(task: SocketTask): void {
    const hubId = this.#hubOf(task);
    const key = hubId === null ? `area ${task.planId}/${task.areaId}` : `hub ${hubId}`;
    const patch = this.#patches.get(key) ?? { hubId, sockets: new Set(), owner: 1 };
    this.#patches.set(key, patch);
    patch.sockets.add(task.socketId);
    this.#patchOf.set(task.socketId, patch);
  }

  #move(task: SocketTask, from: Patch): boolean {
    const hubId = this.#hubOf(task);
    const stays = hubId === null || hubId === from.hubId || from.hubId === null || this.#setup.isFound;
    if (stays || !this.#patches.has(`hub ${hubId}`)) return false;
    from.sockets.delete(task.socketId);
    this.#add(task);
    return true;
  }

  #hubOf({ portKey }: SocketTask): string | null {
    return portKey === null ? null : (this.#setup.hubOf(portKey) ?? null);
  }

  /** The first patches of the way for person 1, the others for person 2: cut where both have most nearly as much. */
  #share(wanted: ReadonlyMap<string, boolean>): void {
    const patches = [...this.#patches.values()];
    const weights = patches.map(({ sockets }) => [...sockets].filter((id) => wanted.get(id)).length);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let [before, cut, least] = [0, patches.length, all];
    for (const [index, weight] of weights.entries()) {
      before += weight;
      const apart = Math.abs(all - 2 * before);
      if (apart >= least) continue;
      [cut, least] = [index + 1, apart];
    }
    for (const patch of patches.slice(cut)) patch.owner = 2;
  }
}

const isWhole = ({ sockets }: Patch, other: Headway): boolean =>
  [...sockets].every((socketId) => other.isUntouched(socketId));
