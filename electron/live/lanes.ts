// The lanes that together hear the site: brings them from one subscription plan to the next without a moment unheard. New
// subscriptions are acknowledged before old ones end. Platform contract, *Subscription plan*.

import type { Failure, Result } from '../domain/failures.ts';
import { done, failed } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { Connection } from './connection.ts';
import { movesTo, type LaneFilters, type Moves } from './moves.ts';
import type { SubscriptionPlan } from './subscription-plan.ts';

export interface LaneEvents {
  readonly onUp: () => void;
  readonly onDown: (failure: Failure, heardAt: Millis) => void;
  readonly onFailed: (failure: Failure) => void;
}

export interface LanesOptions {
  readonly clock: Clock;
  readonly connect: (events: LaneEvents) => Connection;
  readonly onUp: (lane: Connection) => void;
  readonly onDown: (lane: Connection, failure: Failure, heardAt: Millis) => void;
  /** A try of a lane led to nothing; `tries` of it in a row. */
  readonly onFailed: (lane: Connection, failure: Failure, tries: number) => void;
  /** The plan no longer needs this lane. */
  readonly onLeft: (lane: Connection) => void;
  readonly overlapping: (change: 1 | -1) => void;
  /** Ends when no more copies come of what came before. */
  readonly copiesSettled: () => Promise<void>;
  /** Filters one lane may have at any moment. */
  readonly filtersAtMost: number;
}

export interface Lanes {
  /**
   * Follows a plan; ends when it is followed. A newer plan that comes meanwhile is followed next, those between are not.
   * Where a subscription is refused or not answered, what stood before still stands.
   */
  follow(plan: SubscriptionPlan): Promise<Result<void>>;
  all(): readonly Connection[];
  /** Gives up all lanes but these at once: the platform does not allow more. */
  cutTo(count: number): void;
  isMoving(): boolean;
  /** The plan asked for last is followed, or could not be. */
  settled(): Promise<void>;
  stop(): void;
}

/** A move that could not be made is tried again. */
const againMs: Millis = 3_000;

export function createLanes(options: LanesOptions): Lanes {
  let lanes: Connection[] = [];
  let moving = false;
  let stopped = false;
  let working = Promise.resolve();
  let overlapsOwed = 0;
  let again: Cancel | null = null;
  let next: { readonly plan: SubscriptionPlan; readonly settle: (result: Result<void>) => void } | null = null;

  const lane = (): Connection => {
    let tries = 0;
    const connection: Connection = options.connect({
      onUp() {
        tries = 0;
        options.onUp(connection);
      },
      onDown: (failure, heardAt) => options.onDown(connection, failure, heardAt),
      onFailed(failure) {
        tries += 1;
        options.onFailed(connection, failure, tries);
      },
    });
    return connection;
  };

  const move = async (plan: SubscriptionPlan): Promise<Result<void>> => {
    const first = lanes.length === 0;
    const fresh = Array.from({ length: Math.max(0, plan.lanes.length - lanes.length) }, lane);
    lanes = [...lanes, ...fresh];
    if (!first) options.overlapping(1);
    const moved = resubscribe(plan);
    for (const connection of fresh) connection.start();
    const refused = await moved;
    if (!refused.ok) {
      // The same may now be heard twice: it stays an overlap until the move is made.
      if (!first) overlapsOwed += 1;
      if (next === null) again = options.clock.after(againMs, () => void follow(plan));
      return refused;
    }
    cutTo(plan.lanes.length);
    const over = overlapsOwed + (first ? 0 : 1);
    overlapsOwed = 0;
    if (over > 0) await options.copiesSettled();
    for (let count = 0; count < over; count++) options.overlapping(-1);
    return done(undefined);
  };

  /** Round by round, as far as the filters that a lane may have allow. */
  const resubscribe = async (plan: SubscriptionPlan): Promise<Result<void>> => {
    const moves = movesTo(plan.lanes, options.filtersAtMost);
    let round: Moves = moves(filtersNow());
    while (round.some(({ drop, add }) => drop.length > 0 || add.length > 0)) {
      const results = await Promise.all(
        round.map(async ({ drop, add }, index) => {
          const connection = lanes[index];
          if (connection === undefined) return done(undefined);
          if (drop.length > 0) await connection.drop(drop);
          return add.length > 0 ? connection.add(add) : done(undefined);
        }),
      );
      const refused = results.find((result) => !result.ok);
      if (refused !== undefined) return refused;
      round = moves(filtersNow());
    }
    return done(undefined);
  };

  const filtersNow = (): readonly LaneFilters[] =>
    lanes.map((connection) => ({ asked: connection.filters(), standing: connection.standing() }));

  const cutTo = (count: number): void => {
    const left = lanes.slice(count);
    lanes = lanes.slice(0, count);
    for (const connection of left) {
      connection.stop();
      options.onLeft(connection);
    }
  };

  const work = async (): Promise<void> => {
    moving = true;
    while (next !== null && !stopped) {
      const { plan, settle } = next;
      next = null;
      settle(await move(plan));
    }
    moving = false;
  };

  const follow = (plan: SubscriptionPlan): Promise<Result<void>> => {
    if (stopped) return Promise.resolve(failed('live.stopped'));
    again?.();
    next?.settle(done(undefined));
    const followed = new Promise<Result<void>>((settle) => (next = { plan, settle }));
    if (!moving) working = work();
    return followed;
  };

  return {
    follow,
    all: () => lanes,
    cutTo,
    isMoving: () => moving,
    settled: () => working,
    stop() {
      stopped = true;
      again?.();
      next?.settle(failed('live.stopped'));
      next = null;
      for (const connection of lanes) connection.stop();
    },
  };
}
