// A long search for the shortest way over all places, whatever their areas: what a planned route is measured by. Local
// improvement (2-opt, Or-opt), kicked out of each dead end a fixed number of times; seeded, so the same every run.

import type { Chance } from '../../electron/environment/chance.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Metres, both ends open. */
export function shortestTour(places: readonly Place[], kicks: number, chance: Chance): number {
  const count = places.length;
  // One more, as far from everything as nothing: a round trip through it is a way with open ends.
  const far = Array.from({ length: count + 1 }, (_, a) =>
    Float64Array.from({ length: count + 1 }, (_, b) => {
      const [one, other] = [places[a], places[b]];
      return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
    }),
  );
  let best = descend(
    Array.from({ length: count + 1 }, (_, index) => index),
    far,
  );
  let shortest = lengthOf(best, far);
  for (let kick = 0; kick < kicks; kick += 1) {
    const tried = descend(kicked(best, chance), far);
    const length = lengthOf(tried, far);
    if (length > shortest) continue;
    best = tried;
    shortest = length;
  }
  return shortest;
}

type Distances = readonly Float64Array[];

const lengthOf = (tour: readonly number[], far: Distances): number =>
  tour.reduce((sum, place, index) => sum + far[place]![tour[(index + 1) % tour.length]!]!, 0);

/** Double bridge within a short stretch: a change that neither 2-opt nor Or-opt takes back at once. */
function kicked(tour: readonly number[], chance: Chance): number[] {
  const from = Math.floor(chance() * tour.length);
  const turned = [...tour.slice(from), ...tour.slice(0, from)];
  const cuts = [1, 2, 3].map(() => 1 + Math.floor(chance() * Math.min(50, tour.length - 1))).sort((a, b) => a - b);
  const [a = 1, b = 1, c = 1] = cuts;
  return [...turned.slice(0, a), ...turned.slice(b, c), ...turned.slice(a, b), ...turned.slice(c)];
}

function descend(tour: number[], far: Distances): number[] {
  while (turnOne(tour, far) || moveOne(tour, far));
  return tour;
}

function turnOne(tour: number[], far: Distances): boolean {
  const count = tour.length;
  let better = false;
  for (let first = 1; first < count - 1; first += 1) {
    for (let last = first + 1; last < count; last += 1) {
      const [before, head, tail, after] = [tour[first - 1]!, tour[first]!, tour[last]!, tour[(last + 1) % count]!];
      if (far[before]![head]! + far[tail]![after]! - far[before]![tail]! - far[head]![after]! <= 1e-9) continue;
      for (let [low, high] = [first, last]; low < high; low += 1, high -= 1)
        [tour[low], tour[high]] = [tour[high]!, tour[low]!];
      better = true;
    }
  }
  return better;
}

function moveOne(tour: number[], far: Distances): boolean {
  const count = tour.length;
  for (let size = 1; size <= 3; size += 1) {
    for (let first = 1; first + size < count; first += 1) {
      const [before, head, tail, after] = [
        tour[first - 1]!,
        tour[first]!,
        tour[first + size - 1]!,
        tour[first + size]!,
      ];
      const saved = far[before]![head]! + far[tail]![after]! - far[before]![after]!;
      for (let gap = 0; gap < count; gap += 1) {
        if (gap >= first - 1 && gap < first + size) continue;
        const [one, other] = [tour[gap]!, tour[(gap + 1) % count]!];
        const straight = far[one]![head]! + far[tail]![other]! - far[one]![other]!;
        const turned = far[one]![tail]! + far[head]![other]! - far[one]![other]!;
        if (saved - Math.min(straight, turned) <= 1e-9) continue;
        const moved = tour.splice(first, size);
        if (turned < straight) moved.reverse();
        tour.splice(tour.indexOf(one) + 1, 0, ...moved);
        return true;
      }
    }
  }
  return false;
}
