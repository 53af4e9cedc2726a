// A lamp that is changed is borrowed: journalled before it changes, given back at the deadline, when told, at the end of the
// session, and after a crash at the next start. Confirmed only when the port reports the level; asked again when it does
// not. Domain, *Rules* (a blink is a lease; a lamp command counts as confirmed only when the port reports it).

import { done, failed, type Result } from '../domain/failures.ts';
import type { PortKey, PortReading } from '../domain/reading.ts';
import type { Lease } from '../domain/site-types.ts';
import type { LampLevel, Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { Ids } from '../environment/ids.ts';

export interface LeaseHooks {
  /** Journals it (`lamp.leased`), durable when it returns; only then the lamp is touched. A failure leaves the lamp alone. */
  opened(lease: Lease): Result<void> | void;
  /** The lamp is back. */
  ended(leaseId: string): void;
}

export interface Leases {
  /** Borrows the lamp, or changes what is borrowed (the first restore level stays). Ends when the broker has the command. */
  open(portKey: PortKey, level: LampLevel, restore: LampLevel | null, forMs: Millis): Promise<Result<void>>;
  /** Gives it back; ends when the port has reported it, or `live.lamp-not-confirmed`. */
  end(portKey: PortKey): Promise<Result<void>>;
  /** Gives back what a former session left borrowed. */
  restore(leases: readonly Lease[]): Promise<void>;
  /** Every reading passes by here. */
  heard(reading: PortReading): void;
  /** Connected again: what was asked for meanwhile is asked again. */
  back(): void;
  /** Gives back everything, waiting at most `withinMs`; what is not confirmed stays in the journal. */
  endAll(withinMs: Millis): Promise<void>;
  stop(): void;
  isOpen(portKey: PortKey): boolean;
}

interface Held {
  readonly lease: Lease;
  /** What the lamp shall show now. */
  level: LampLevel;
  /** Being given back. */
  ending: boolean;
  confirmed: boolean;
  tries: number;
  again: Cancel | null;
  deadline: Cancel | null;
  readonly waiters: ((result: Result<void>) => void)[];
}

/** Lamps answer within a second or so; then the command is sent again, so many times in all. */
const echoMs: Millis = 1_500;
const triesAtMost = 5;
const tolerance: LampLevel = 0.5;

export function createLeases(options: {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hooks: LeaseHooks;
  readonly send: (portKey: PortKey, level: LampLevel) => Promise<Result<void>>;
}): Leases {
  const { clock, ids, hooks } = options;
  const held = new Map<PortKey, Held>();

  const hold = (lease: Lease): Held => {
    const entry: Held = {
      lease,
      level: lease.level,
      ending: false,
      confirmed: false,
      tries: 0,
      again: null,
      deadline: null,
      waiters: [],
    };
    held.set(lease.portKey, entry);
    return entry;
  };
  const show = (entry: Held, level: LampLevel): Promise<Result<void>> => {
    entry.level = level;
    entry.confirmed = false;
    entry.tries = 0;
    return ask(entry);
  };
  const ask = (entry: Held): Promise<Result<void>> => {
    entry.tries += 1;
    entry.again?.();
    entry.again = clock.after(echoMs, () => askAgain(entry));
    return options.send(entry.lease.portKey, entry.level);
  };
  const askAgain = (entry: Held): void => {
    if (entry.confirmed || held.get(entry.lease.portKey) !== entry) return;
    if (entry.tries < triesAtMost) return void ask(entry);
    settle(entry, failed('live.lamp-not-confirmed', { port: entry.lease.portKey, level: entry.level }));
  };
  const settle = (entry: Held, result: Result<void>): void => {
    for (const waiter of entry.waiters.splice(0)) waiter(result);
  };
  const dueAt = (entry: Held, ms: Millis): void => {
    entry.deadline?.();
    entry.deadline = clock.after(ms, () => void giveBack(entry));
  };
  const giveBack = (entry: Held): Promise<Result<void>> => {
    const back = new Promise<Result<void>>((resolve) => entry.waiters.push(resolve));
    entry.deadline?.();
    if (!entry.ending) {
      entry.ending = true;
      void show(entry, entry.lease.restore ?? 0);
    }
    return back;
  };
  const returned = (entry: Held): void => {
    forget(entry);
    hooks.ended(entry.lease.id);
    settle(entry, done(undefined));
  };
  const forget = (entry: Held): void => {
    entry.again?.();
    entry.deadline?.();
    held.delete(entry.lease.portKey);
  };

  return {
    async open(portKey, level, restore, forMs) {
      const borrowed = held.get(portKey);
      if (borrowed !== undefined) {
        borrowed.ending = false;
        dueAt(borrowed, forMs);
        return show(borrowed, level);
      }
      const lease: Lease = { id: ids(), portKey, level, restore, deadline: clock.now() + forMs };
      const durable = hooks.opened(lease);
      if (durable && !durable.ok) return durable;
      const entry = hold(lease);
      dueAt(entry, forMs);
      return show(entry, level);
    },
    async end(portKey) {
      const entry = held.get(portKey);
      return entry === undefined ? done(undefined) : giveBack(entry);
    },
    async restore(leases) {
      const left = leases.filter((lease) => !held.has(lease.portKey)).map(hold);
      await Promise.all(left.map(giveBack));
    },
    heard(reading) {
      if (reading.lampLevel === undefined || held.size === 0) return;
      const entry = held.get(reading.portKey);
      if (entry === undefined || Math.abs(reading.lampLevel - entry.level) > tolerance) return;
      // A level that was there before anything was sent confirms nothing.
      if (entry.tries === 0) return;
      entry.confirmed = true;
      if (entry.ending) returned(entry);
    },
    back() {
      for (const entry of held.values()) if (!entry.confirmed) void show(entry, entry.level);
    },
    async endAll(withinMs) {
      const all = Promise.all([...held.values()].map(giveBack));
      const timeUp = new Promise<void>((resolve) => {
        const cancel = clock.after(withinMs, resolve);
        void all.then(() => cancel());
      });
      await Promise.race([all, timeUp]);
    },
    stop() {
      for (const entry of [...held.values()]) {
        forget(entry);
        settle(entry, failed('live.stopped'));
      }
    },
    isOpen: (portKey) => held.has(portKey),
  };
}
