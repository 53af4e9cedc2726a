// Plans the way through a building: location by location, plan by plan, area by area, within an area the nearest next socket,
// improved by uncrossing (2-opt). Sockets without a pin come last, in the order of their labels. Pure. Domain, *Walk*.

import type { SocketTask } from './verification/protocol.ts';

/** 2-opt looks at areas up to this size; beyond it nearest neighbour stands. */
const largestImproved = 150;
const roundsAtMost = 6;

export function planRoute(tasks: readonly SocketTask[]): SocketTask[] {
  const route: SocketTask[] = [];
  for (const area of areasOf(tasks)) {
    const placed = area.filter((task) => task.position !== null);
    const unplaced = area.filter((task) => task.position === null).sort(byLabel);
    route.push(...improved(nearestNext(placed, route.at(-1) ?? null)), ...unplaced);
  }
  return route;
}

const labelOrder = new Intl.Collator('en', { numeric: true });
const byLabel = (a: SocketTask, b: SocketTask): number => labelOrder.compare(a.label, b.label);

/** Groups in the order in which their first socket comes by label. */
function areasOf(tasks: readonly SocketTask[]): SocketTask[][] {
  const areas = new Map<string, SocketTask[]>();
  for (const task of [...tasks].sort(byLabel)) {
    const key = `${task.planId}/${task.areaId}`;
    const area = areas.get(key);
    if (area) area.push(task);
    else areas.set(key, [task]);
  }
  const plans = new Map<string | null, SocketTask[][]>();
  for (const area of areas.values()) {
    const plan = area[0]?.planId ?? null;
    plans.set(plan, [...(plans.get(plan) ?? []), area]);
  }
  return [...plans.values()].flat();
}

function distance(a: SocketTask, b: SocketTask): number {
  if (!a.position || !b.position || a.planId !== b.planId) return 1;
  return Math.hypot(a.position.x - b.position.x, a.position.y - b.position.y);
}

function nearestNext(tasks: readonly SocketTask[], from: SocketTask | null): SocketTask[] {
  const left = [...tasks];
  const way: SocketTask[] = [];
  let here = from;
  while (left.length > 0) {
    let best = 0;
    if (here) {
      for (let index = 1; index < left.length; index += 1) {
        if (distance(here, left[index]!) < distance(here, left[best]!)) best = index;
      }
    }
    here = left.splice(best, 1)[0]!;
    way.push(here);
  }
  return way;
}

/** Uncrosses the way where turning a stretch around makes it shorter. */
function improved(way: SocketTask[]): SocketTask[] {
  if (way.length < 4 || way.length > largestImproved) return way;
  for (let round = 0; round < roundsAtMost; round += 1) {
    let better = false;
    for (let first = 0; first < way.length - 2; first += 1) {
      for (let last = first + 1; last < way.length - 1; last += 1) {
        const before = distance(way[first]!, way[first + 1]!) + distance(way[last]!, way[last + 1]!);
        const after = distance(way[first]!, way[last]!) + distance(way[first + 1]!, way[last + 1]!);
        if (after + 1e-9 >= before) continue;
        way = [...way.slice(0, first + 1), ...way.slice(first + 1, last + 1).reverse(), ...way.slice(last + 1)];
        better = true;
      }
    }
    if (!better) break;
  }
  return way;
}
