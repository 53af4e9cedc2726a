// Decides when the subscriptions are dealt out again, and by which rates: measured where a port is heard, remembered where it
// is not, taken for more where a full connection may have lost some. Platform contract, *Subscription plan*.

import type { PortAddress, PortKey } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import { assumedPerPort, type Quotas } from './quotas.ts';
import { createRates } from './rates.ts';
import { planSubscriptions, type PortRate, type SubscriptionPlan } from './subscription-plan.ts';
import type { CompiledTopics } from './topics.ts';

/** How one lane did of late, messages a second. */
export interface LaneTraffic {
  readonly filters: ReadonlySet<string>;
  readonly rate: number;
  readonly peak: number;
}

export interface Dealer {
  /** The plan that stands. */
  plan(): SubscriptionPlan;
  quotas(): Quotas;
  /** A second has passed: a new plan where a lane is too busy, else null. */
  watch(now: Millis, counts: Uint32Array, lanes: readonly LaneTraffic[]): SubscriptionPlan | null;
  /** The technician moved: a new plan where what lies around is not heard, else null. */
  focus(ports: readonly PortKey[]): SubscriptionPlan | null;
  retarget(ports: readonly PortAddress[]): SubscriptionPlan;
  limitTo(connections: number): SubscriptionPlan;
  /** Before measuring: can one subscription alone be too much for a connection? Then it can only be found out. */
  isUnsure(): boolean;
  /** Near its quota, where messages are discarded without a sign. */
  isFull(peak: number): boolean;
}

/** So many times what came through a full connection may have been sent. */
const hidden = 4;
const assumed: PortRate = { heard: assumedPerPort, likely: assumedPerPort };
/** So many ports to each side of the technician are to be heard when the plan is narrowed. */
const around = 40;

export function createDealer(topics: CompiledTopics, first: Quotas, target: readonly PortAddress[]): Dealer {
  const rates = createRates();
  let quotas = first;
  let ports = target;
  let inFocus: readonly PortKey[] = [];
  let estimates: Map<PortKey, PortRate> | undefined;
  let filters = new Set<string>();

  const planned = (before: SubscriptionPlan | null): SubscriptionPlan => {
    return planSubscriptions({
      ports,
      topics,
      quotas,
      rates: estimates,
      focus: inFocus,
      before,
    });
  };
  const adopt = (next: SubscriptionPlan): SubscriptionPlan => {
    plan = next;
    filters = new Set(next.lanes.flat());
    return next;
  };
  let plan = planned(null);
  adopt(plan);

  const isFull = (peak: number): boolean => peak >= quotas.perSecond * 0.9;
  const isIn = (port: PortAddress, some: ReadonlySet<string>): boolean =>
    some.has(topics.filter(port, 'location')) ||
    some.has(topics.filter(port, 'shared')) ||
    some.has(topics.filter(port, 'port'));

  const estimate = (measured: Float64Array, lanes: readonly LaneTraffic[]): void => {
    const full = new Set(lanes.filter(({ peak }) => isFull(peak)).flatMap((lane) => [...lane.filters]));
    const before = estimates;
    estimates = new Map(
      ports.map(({ portKey, ...rest }, index) => {
        const port = { portKey, ...rest };
        if (!isIn(port, filters)) return [portKey, before?.get(portKey) ?? assumed];
        const heard = measured[index]!;
        return [portKey, { heard, likely: heard * (isIn(port, full) ? hidden : 1) }];
      }),
    );
  };

  return {
    plan: () => plan,
    quotas: () => quotas,
    watch(now, counts, lanes) {
      rates.tick(now, counts);
      const measured = rates.measured();
      if (measured === undefined || !lanes.some(({ rate }) => rate >= quotas.nearPerSecond)) return null;
      estimate(measured, lanes);
      const next = planned(plan);
      return samePlan(next, plan) ? null : adopt(next);
    },
    focus(wanted) {
      inFocus = wanted;
      if (plan.narrowedTo === null) return null;
      const centre = ports.findIndex(({ portKey }) => wanted.includes(portKey));
      if (centre < 0) return null;
      const near = ports.slice(Math.max(0, centre - around), centre + around + 1);
      return near.every((port) => isIn(port, filters)) ? null : adopt(planned(plan));
    },
    retarget(wanted) {
      ports = wanted;
      rates.clear();
      return adopt(planned(plan));
    },
    limitTo(connections) {
      // The plan keeps one free for the technician's lane, which there is none for now.
      quotas = { ...quotas, connections: connections === 1 ? 1 : connections + 1 };
      return adopt(planned(plan));
    },
    isUnsure() {
      const sizes = new Map<string, number>();
      for (const port of ports) {
        const filter = topics.filter(port, filters.has(topics.filter(port, 'location')) ? 'location' : 'shared');
        sizes.set(filter, (sizes.get(filter) ?? 0) + assumedPerPort);
      }
      return estimates === undefined && [...sizes.values()].some((rate) => rate >= quotas.nearPerSecond);
    },
    isFull,
  };
}

const samePlan = (a: SubscriptionPlan, b: SubscriptionPlan): boolean =>
  a.lanes.length === b.lanes.length &&
  a.lanes.every((lane, index) => {
    const other = new Set(b.lanes[index]);
    return lane.length === other.size && lane.every((filter) => other.has(filter));
  });
