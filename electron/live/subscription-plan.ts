// Decides which connection listens to what: a pure function of the ports, the rates measured and the quotas. One connection
// on the location at first; dealt out by hub (or space, below it port) when it gets busy; narrowed to the ports around the
// technician when even the largest plan can't hear everything. Platform contract, *Subscription plan*.

import type { PortAddress, PortKey } from '../domain/reading.ts';
import { assumedPerPort, type Quotas } from './quotas.ts';
import { deal, type Item } from './deal.ts';
import type { CompiledTopics } from './topics.ts';

export interface PlanQuestion {
  readonly ports: readonly PortAddress[];
  readonly topics: CompiledTopics;
  readonly quotas: Quotas;
  /** Messages a second of each port; undefined: not measured yet, assumed. */
  readonly rates: PortRates | undefined;
  /** Ports in front of the technician: what is narrowed to lies around them, in the order of `ports`. */
  readonly focus: readonly PortKey[];
  /** The plan that stands: subscriptions stay where they are as far as possible, lanes are never given up. */
  readonly before: SubscriptionPlan | null;
}

/** By port; what stands for a port that is not there is assumed. */
export type PortRates = ReadonlyMap<PortKey, PortRate>;

export interface PortRate {
  /** What was heard: nothing is given up for less. */
  readonly heard: number;
  /** What may have been sent: subscriptions are dealt out by it. */
  readonly likely: number;
}

export interface SubscriptionPlan {
  /** One connection each, its filters in no order. There is always at least one. */
  readonly lanes: readonly (readonly string[])[];
  /** Hubs that are heard, where not all are. */
  readonly narrowedTo: readonly string[] | null;
}

/** Which connection listens to what. */
export function planSubscriptions(question: PlanQuestion): SubscriptionPlan {
  const groups = groupsOf(question);
  const locations = itemsBy(groups, (group) => group.location);
  const { quotas, before } = question;
  const single = before === null || before.lanes.length === 1 || quotas.connections === 1;
  const quiet = single && totalRate(groups) < quotas.nearPerSecond;
  if (quotas.connections === 1 && quotas.filters === Infinity) return onOneLane(locations);
  if (quiet && locations.length <= quotas.filters) return onOneLane(locations);
  return dealtOut(question, groups);
}

interface Group extends Item {
  readonly heard: number;
  readonly location: string;
  readonly hubs: ReadonlySet<string>;
  readonly ports: readonly PortAddress[];
}

const totalRate = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.rate, 0);

/** Ports that share the deepest segment, in the order of the ports. */
function groupsOf({ ports, topics, rates }: PlanQuestion): readonly Group[] {
  const groups = new Map<string, PortAddress[]>();
  for (const port of ports) {
    const key = topics.group(port);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [port]);
    else members.push(port);
  }
  return [...groups.values()].map((members) => ({
    filter: topics.filter(members[0]!, 'shared'),
    location: topics.filter(members[0]!, 'location'),
    hubs: new Set(members.map((port) => port.hubId)),
    ports: members,
    rate: members.reduce((sum, port) => sum + (rates?.get(port.portKey)?.likely ?? assumedPerPort), 0),
    heard: members.reduce((sum, port) => sum + (rates?.get(port.portKey)?.heard ?? assumedPerPort), 0),
  }));
}

function itemsBy(groups: readonly Group[], filterOf: (group: Group) => string): readonly Item[] {
  const rates = new Map<string, number>();
  for (const group of groups) rates.set(filterOf(group), (rates.get(filterOf(group)) ?? 0) + group.rate);
  return [...rates].map(([filter, rate]) => ({ filter, rate }));
}

const onOneLane = (items: readonly Item[]): SubscriptionPlan => ({
  lanes: [items.map((item) => item.filter)],
  narrowedTo: null,
});

function dealtOut(question: PlanQuestion, groups: readonly Group[]): SubscriptionPlan {
  const { quotas, before, rates } = question;
  // One connection is the technician's own; a platform that allows but one has none to spare.
  const most = Math.max(1, quotas.connections - 1);
  const filters = quotas.filters - quotas.spareFilters;
  const room = { lanes: most, filters, rate: quotas.aimPerSecond, mostRate: quotas.nearPerSecond };
  const whole = fineEnough(groups, question, most * filters);
  const fits = whole.length <= room.lanes * room.filters;
  // Nothing is given up before it is measured.
  if (fits && (rates === undefined || canBeHeard(groups, new Set(whole), most, quotas)))
    return { lanes: deal(whole, room, before?.lanes ?? []), narrowedTo: null };
  return narrowed(question, groups, room);
}

/** By what was really heard: neither all together nor one subscription alone is too much. */
function canBeHeard(groups: readonly Group[], whole: ReadonlySet<Item>, lanes: number, quotas: Quotas): boolean {
  const total = groups.reduce((sum, group) => sum + group.heard, 0);
  return (
    total <= lanes * quotas.nearPerSecond &&
    groups.every((group) => !whole.has(group) || group.heard <= quotas.nearPerSecond)
  );
}

/**
 * Hubs, except that quiet locations are taken whole when there are more hubs than filters, and that a group too busy for
 * any connection is taken port by port as long as there are filters.
 */
function fineEnough(
  groups: readonly Group[],
  { topics, quotas, rates: known }: PlanQuestion,
  filters: number,
): readonly Item[] {
  let coarse: readonly Item[] = groups;
  if (groups.length > filters) {
    const rates = new Map(itemsBy(groups, (group) => group.location).map((item) => [item.filter, item.rate]));
    const isQuiet = (group: Group): boolean =>
      known === undefined || (rates.get(group.location) ?? 0) < quotas.nearPerSecond;
    coarse = itemsBy(groups, (group) => (isQuiet(group) ? group.location : group.filter));
  }
  const byFilter = new Map(groups.map((group) => [group.filter, group]));
  let spare = filters - coarse.length;
  return coarse.flatMap((item) => {
    const group = byFilter.get(item.filter);
    if (group === undefined || item.rate < quotas.nearPerSecond || group.ports.length - 1 > spare) return [item];
    spare -= group.ports.length - 1;
    return portItems(group, topics);
  });
}

const portItems = (group: Group, topics: CompiledTopics): readonly Item[] =>
  group.ports.map((port) => ({ filter: topics.filter(port, 'port'), rate: group.rate / group.ports.length }));

interface Room {
  readonly lanes: number;
  readonly filters: number;
  readonly rate: number;
  readonly mostRate: number;
}

/** Takes groups outward from the technician until filters or messages run out; a group that is too large, port by port. */
function narrowed(question: PlanQuestion, groups: readonly Group[], room: Room): SubscriptionPlan {
  const [filters, rate] = [room.lanes * room.filters, room.lanes * room.mostRate];
  const taken: Item[] = [];
  const hubs = new Set<string>();
  let sum = 0;
  const take = (item: Item, of: Iterable<string>): boolean => {
    if (taken.length >= filters || sum + item.rate > rate) return false;
    taken.push(item);
    sum += item.rate;
    for (const hub of of) hubs.add(hub);
    return true;
  };
  for (const group of outward(groups, question.focus)) {
    if (group.rate < room.mostRate) {
      if (!take(group, group.hubs)) break;
      continue;
    }
    const ports = outwardPorts(group.ports, question.focus);
    const each = group.rate / group.ports.length;
    if (!ports.every((port) => take({ filter: question.topics.filter(port, 'port'), rate: each }, [port.hubId]))) break;
  }
  return { lanes: deal(taken, room, question.before?.lanes ?? []), narrowedTo: [...hubs] };
}

function outward(groups: readonly Group[], focus: readonly PortKey[]): readonly Group[] {
  const wanted = new Set(focus);
  return byDistance(groups, (group) => group.ports.some((port) => wanted.has(port.portKey)));
}

function outwardPorts(ports: readonly PortAddress[], focus: readonly PortKey[]): readonly PortAddress[] {
  const wanted = new Set(focus);
  return byDistance(ports, (port) => wanted.has(port.portKey));
}

/** Nearest to the first one in focus first, by the order they came in. */
function byDistance<T>(all: readonly T[], inFocus: (one: T) => boolean): readonly T[] {
  const centre = Math.max(0, all.findIndex(inFocus));
  return all
    .map((one, index) => ({ one, distance: Math.abs(index - centre) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one);
}
