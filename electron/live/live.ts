// The live session as the rest of the product sees it: one stream of readings, however many connections carry it.
// Platform contract, *Live stream*; domain, *Live state*.

import type { Failure, Result } from '../domain/failures.ts';
import type { PortAction, PortAddress, PortKey, PortReading, RawMessage } from '../domain/reading.ts';
import type { Lease } from '../domain/site-types.ts';
import type { LampLevel, Millis } from '../domain/units.ts';

/** What is to be heard: the ports, with the ids their topics are made of. */
export interface LiveTarget {
  readonly ports: readonly PortAddress[];
}

export type LineState =
  | { readonly line: 'connecting' }
  | { readonly line: 'connected' }
  /** Nothing is heard: since when. */
  | { readonly line: 'lost'; readonly since: Millis; readonly failure: Failure }
  /** Heard again after a gap: baselines are to be read before anything is concluded. Only told; `line()` is `connected`. */
  | { readonly line: 'back'; readonly gapMs: Millis };

export interface LaneStatus {
  readonly clientId: string;
  readonly state: string;
  readonly filters: number;
  /** Messages a second, over the last seconds. */
  readonly rate: number;
  /** The busiest of these seconds. */
  readonly peak: number;
  /** What the broker lets through in a second; null: as much as comes. */
  readonly limit: number | null;
  readonly focus: boolean;
}

export interface LiveStatus {
  readonly lanes: readonly LaneStatus[];
  readonly messages: number;
  readonly malformed: number;
  /** Topics heard that belong to no known port. */
  readonly unknown: number;
  /** Second copies, heard over two connections, that were dropped. */
  readonly copies: number;
  /** At least so many messages were lost on one lane: another, which hears the same, brought them. */
  readonly missed: number;
  /** Loss is suspected: a lane runs near the quota. */
  readonly suspectedLoss: boolean;
  /** Seconds in which a lane ran so near it since the session began, and when the last of them was; null: none. */
  readonly fullSeconds: number;
  readonly fullAt: Millis | null;
  /** Only part of the site is listened to: which hubs. Null: all of it. */
  readonly narrowedTo: readonly string[] | null;
  readonly reconnects: number;
  /** Why a lane that is lost has not come back at the last try. */
  readonly trouble: Failure | null;
}

export type ReadingListener = (reading: PortReading, message: RawMessage, place: number) => void;

export interface LiveSession {
  /** Ends when every connection of the first plan is subscribed, or says why the first can't be. */
  start(): Promise<Result<void>>;
  /** Restores every lamp on lease (waiting for it at most a moment), then ends all connections. */
  stop(): Promise<void>;
  /**
   * Every reading, in order of arrival, never dropped, never coalesced. Called synchronously from the socket. `place`: the
   * port's number in this session, small and stable: who keeps a table of ports needs no lookup by name.
   */
  onReading(listener: ReadingListener): () => void;
  onLine(listener: (state: LineState) => void): () => void;
  line(): LineState;
  /** The last value of every field of a port, as of now. */
  last(portKey: PortKey): PortReading | undefined;
  /** The same by its place. */
  lastAt(place: number): PortReading | undefined;
  /** When a port last spoke; null: not yet, or it is not listened to now. No reading is made for it: it is asked for all ports of a site at once. */
  heardAt(portKey: PortKey): Millis | null;
  /** Publishes, paced under the quota, in order, one command to a port at a time. Ends when it was handed to the broker. */
  act(portKey: PortKey, action: PortAction): Promise<Result<void>>;
  /**
   * A lamp on lease: journalled first, given back at the end of `forMs`, when told, and when the session stops. A null
   * `restore`: the level last reported. Other actions have nothing to give back and are published as they are.
   */
  lease(
    portKey: PortKey,
    action: PortAction,
    lease: { readonly restore: LampLevel | null; readonly forMs: Millis },
  ): Promise<Result<void>>;
  /** Gives a lamp back now; ends when the port has reported it, or `live.lamp-not-confirmed`. */
  endLease(portKey: PortKey): Promise<Result<void>>;
  /** Gives back what a former session left on lease (from the journal). */
  restoreLeases(leases: readonly Lease[]): Promise<void>;
  /** The ports in front of the technician: a lane of their own; in `operated` asked to report often. */
  focus(ports: readonly PortKey[]): void;
  /** The site changed: hear these from now on. New subscriptions stand before old ones end. */
  retarget(target: LiveTarget): void;
  /** The computer slept: every connection proves itself or is made anew, at once. */
  wake(): void;
  status(): LiveStatus;
}
