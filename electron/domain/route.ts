// Plans the way through a building: plan by plan, area by area, the areas and the sockets in each one the short way
// (`short-way.ts`), with an eye on where the next area begins. Sockets without a pin come last in their area, in the order of
// their labels. Places are in fractions of the plan's width. Pure. Domain, *Walk*.

import { improvedWay, shortWay, type Place } from './short-way.ts';
import type { SocketTask } from './verification/protocol.ts';

/** Height of a plan's picture by its width: what a fraction down is worth, in fractions across. */
export type AspectOf = (planId: string | null) => number;

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
  const inOrder = areaOrder === 'shortest' ? shortWay(placed, null, null) : placed;
  const order = [...inOrder, ...areas.filter(({ stops }) => stops.length === 0)];
  const ways = order.map(({ stops }) => stops);
  // The day begins at the first label of its area: a person finds that without being led.
  const entrance = ways[0]?.[0] ?? null;
  for (const [index, stops] of ways.entries())
    ways[index] = shortWay(stops, ways[index - 1]?.at(-1) ?? entrance, order[index + 1] ?? null);
  // Once more, now that it is known where the next area begins.
  for (const [index, stops] of ways.entries())
    ways[index] = improvedWay(stops, ways[index - 1]?.at(-1) ?? entrance, ways[index + 1]?.[0] ?? null);
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
