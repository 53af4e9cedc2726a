// Plans the way through a building: plan by plan, area by area; the areas and the sockets in each one after the nearest next,
// then uncrossed (2-opt) and moved where they lie better on the way (Or-opt), with an eye on where the next area begins.
// Sockets without a pin come last in their area, in the order of their labels. Pure. Domain, *Walk*.

import type { Fraction } from './units.ts';
import type { SocketTask } from './verification/protocol.ts';

/** Height of a plan's picture by its width: what a fraction down is worth, in fractions across. */
export type AspectOf = (planId: string | null) => number;

/** Beyond so many stops nearest next stands as it is. */
const mostImproved = 400;
const roundsAtMost = 12;
/** So many stops in a row are moved together. */
const movedTogether = 3;

/** by-label: where it is not known which lamp is on which port, hubs and areas mostly go by the same numbers. */
export type AreaOrder = 'shortest' | 'by-label';

export function planRoute(
  tasks: readonly SocketTask[],
  aspectOf: AspectOf = () => 1,
  areaOrder: AreaOrder = 'shortest',
): SocketTask[] {
  const plans = grouped([...tasks].sort(byLabel), ({ planId }) => planId);
  return plans.flatMap((plan) => wayThrough(plan, aspectOf(plan[0]?.planId ?? null), areaOrder));
}

const labelOrder = new Intl.Collator('en', { numeric: true });
const byLabel = (a: SocketTask, b: SocketTask): number => labelOrder.compare(a.label, b.label);

/** Groups in the order in which their first comes. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string | null): T[][] {
  const groups = new Map<string | null, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return [...groups.values()];
}

/** In fractions of the plan's width. */
interface Place {
  readonly x: Fraction;
  readonly y: number;
}

interface Stop extends Place {
  readonly task: SocketTask;
}

interface Area extends Place {
  readonly stops: readonly Stop[];
  readonly unplaced: readonly SocketTask[];
}

function wayThrough(tasks: readonly SocketTask[], aspect: number, areaOrder: AreaOrder): SocketTask[] {
  const areas = grouped(tasks, ({ areaId }) => areaId).map((area) => areaOf(area, aspect));
  const placed = areas.filter(({ stops }) => stops.length > 0);
  const inOrder = areaOrder === 'shortest' ? shortest(placed, null, null) : placed;
  const order = [...inOrder, ...areas.filter(({ stops }) => stops.length === 0)];
  const ways = order.map(({ stops }) => stops);
  // Twice: the second time it is known where the next area begins.
  for (let round = 0; round < 2; round += 1) {
    for (const [index, stops] of ways.entries()) {
      const next = round === 0 ? order[index + 1] : ways[index + 1]?.[0];
      ways[index] = shortest(stops, ways[index - 1]?.at(-1) ?? null, next ?? null);
    }
  }
  return order.flatMap(({ unplaced }, index) => [...ways[index]!.map(({ task }) => task), ...unplaced]);
}

/** An area lies where the middle of its sockets is. */
function areaOf(tasks: readonly SocketTask[], aspect: number): Area {
  const stops = tasks.flatMap((task) =>
    task.position === null ? [] : [{ task, x: task.position.x, y: task.position.y * aspect }],
  );
  const middle = (of: (stop: Stop) => number): number =>
    stops.reduce((sum, stop) => sum + of(stop), 0) / Math.max(1, stops.length);
  return {
    ...{ stops, x: middle(({ x }) => x), y: middle(({ y }) => y) },
    unplaced: tasks.filter(({ position }) => position === null),
  };
}

/** Where one comes from, or goes to, may be open. */
const distance = (a: Place | null, b: Place | null): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);

function shortest<T extends Place>(places: readonly T[], from: Place | null, to: Place | null): T[] {
  const way = nearestNext(places, from);
  if (way.length > mostImproved) return way;
  for (let round = 0; round < roundsAtMost; round += 1) {
    const uncrossed = uncross(way, from, to);
    if (!moveStops(way, from, to) && !uncrossed) break;
  }
  return way;
}

function nearestNext<T extends Place>(places: readonly T[], from: Place | null): T[] {
  const left = [...places];
  const way: T[] = [];
  let here = from;
  while (left.length > 0) {
    let best = 0;
    let shortestYet = distance(here, left[0]!);
    for (let index = 1; here && index < left.length; index += 1) {
      const far = distance(here, left[index]!);
      if (far >= shortestYet) continue;
      shortestYet = far;
      best = index;
    }
    const next = left[best]!;
    left[best] = left.at(-1)!;
    left.pop();
    way.push(next);
    here = next;
  }
  return way;
}

const least = 1e-9;

/** Turns stretches around where that is shorter, in place. */
function uncross<T extends Place>(way: T[], from: Place | null, to: Place | null): boolean {
  let better = false;
  for (let first = 0; first < way.length - 1; first += 1) {
    const before = way[first - 1] ?? from;
    for (let last = first + 1; last < way.length; last += 1) {
      const after = way[last + 1] ?? to;
      const [head, tail] = [way[first]!, way[last]!];
      const gain = distance(before, head) + distance(tail, after) - distance(before, tail) - distance(head, after);
      if (gain <= least) continue;
      for (let [low, high] = [first, last]; low < high; low += 1, high -= 1)
        [way[low], way[high]] = [way[high]!, way[low]!];
      better = true;
    }
  }
  return better;
}

/** Moves up to three stops in a row to where they lie better on the way, in place. */
function moveStops<T extends Place>(way: T[], from: Place | null, to: Place | null): boolean {
  let better = false;
  for (let count = 1; count <= movedTogether; count += 1) {
    for (let first = 0; first + count <= way.length; first += 1) {
      const moved = way.slice(first, first + count);
      const rest = [...way.slice(0, first), ...way.slice(first + count)];
      const [head, tail] = [moved[0]!, moved.at(-1)!];
      const [before, after] = [rest[first - 1] ?? from, rest[first] ?? to];
      const saved = distance(before, head) + distance(tail, after) - distance(before, after);
      const best = bestGap(rest, head, tail, from, to);
      if (saved - best.cost <= least) continue;
      way.splice(
        0,
        way.length,
        ...rest.slice(0, best.gap),
        ...(best.turned ? moved.reverse() : moved),
        ...rest.slice(best.gap),
      );
      better = true;
    }
  }
  return better;
}

/** Between which two of the way the stretch costs least, and which way round. */
function bestGap(
  rest: readonly Place[],
  head: Place,
  tail: Place,
  from: Place | null,
  to: Place | null,
): { gap: number; turned: boolean; cost: number } {
  let best = { gap: 0, turned: false, cost: Infinity };
  for (let gap = 0; gap <= rest.length; gap += 1) {
    const [before, after] = [rest[gap - 1] ?? from, rest[gap] ?? to];
    const between = distance(before, after);
    const straight = distance(before, head) + distance(tail, after) - between;
    const turned = distance(before, tail) + distance(head, after) - between;
    const cost = Math.min(straight, turned);
    if (cost < best.cost) best = { gap, turned: turned < straight, cost };
  }
  return best;
}
