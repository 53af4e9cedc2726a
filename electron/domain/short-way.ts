// Finds a short way through places: the nearest next, then uncrossed (2-opt) and moved where they lie better on the way (Or-opt).
// Not the shortest there is: within a few parts in a hundred of it, and at once. Pure. Domain, *Walk*.

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Beyond so many places nearest next stands as it is. */
const mostImproved = 250;
const roundsAtMost = 12;
/** So many places in a row are moved together. */
const movedTogether = 3;
/** Less is rounding. */
const least = 1e-9;

/** Where one comes from, and goes on to, may be open. */
export const shortWay = <T extends Place>(places: readonly T[], from: Place | null, to: Place | null): T[] =>
  improvedWay(
    nearestNext(places, from).map((index) => places[index]!),
    from,
    to,
  );

/** The same places, in a better order where there is one near this one. */
export function improvedWay<T extends Place>(places: readonly T[], from: Place | null, to: Place | null): T[] {
  if (places.length < 2 || places.length > mostImproved) return [...places];
  const way = [places.length, ...places.keys(), places.length + 1];
  const far = distances([...places, from, to]);
  for (let round = 0; round < roundsAtMost; round += 1) {
    const isUncrossed = uncross(way, far);
    if (!movePlaces(way, far) && !isUncrossed) break;
  }
  return way.slice(1, -1).map((index) => places[index]!);
}

function nearestNext(places: readonly Place[], from: Place | null): number[] {
  const left = places.map((_, index) => index);
  const way: number[] = [];
  let here = from;
  while (left.length > 0) {
    const at = here ? nearestOf(left, places, here) : 0;
    const next = left[at]!;
    left[at] = left.at(-1)!;
    left.pop();
    way.push(next);
    here = places[next]!;
  }
  return way;
}

function nearestOf(left: readonly number[], places: readonly Place[], { x, y }: Place): number {
  let best = 0;
  let shortest = Infinity;
  for (let at = 0; at < left.length; at += 1) {
    const place = places[left[at]!]!;
    const far = (place.x - x) * (place.x - x) + (place.y - y) * (place.y - y);
    if (far >= shortest) continue;
    shortest = far;
    best = at;
  }
  return best;
}

type Distance = (a: number, b: number) => number;

/** From an open end everything is as near. */
function distances(places: readonly (Place | null)[]): Distance {
  const count = places.length;
  const all = new Float64Array(count * count);
  for (const [a, one] of places.entries()) {
    for (const [b, other] of places.entries()) {
      if (one && other) all[a * count + b] = Math.hypot(one.x - other.x, one.y - other.y);
    }
  }
  return (a, b) => all[a * count + b]!;
}

/** Turns stretches around where that is shorter, in place; both ends stay. */
function uncross(way: number[], far: Distance): boolean {
  let isBetter = false;
  for (let first = 1; first < way.length - 2; first += 1) {
    for (let last = first + 1; last < way.length - 1; last += 1) {
      const [before, head, tail, after] = [way[first - 1]!, way[first]!, way[last]!, way[last + 1]!];
      if (far(before, head) + far(tail, after) - far(before, tail) - far(head, after) <= least) continue;
      for (let low = first, high = last; low < high; low += 1, high -= 1) {
        const lower = way[low]!;
        way[low] = way[high]!;
        way[high] = lower;
      }
      isBetter = true;
    }
  }
  return isBetter;
}

/** Moves up to three places in a row to where they lie better on the way, in place; both ends stay. */
function movePlaces(way: number[], far: Distance): boolean {
  let isBetter = false;
  for (let count = 1; count <= movedTogether; count += 1) {
    for (let first = 1; first + count < way.length; first += 1) {
      const best = bestGap(way, far, first, count);
      if (best.gain <= least) continue;
      const moved = way.splice(first, count);
      if (best.isTurned) moved.reverse();
      way.splice(best.gap < first ? best.gap + 1 : best.gap + 1 - count, 0, ...moved);
      isBetter = true;
    }
  }
  return isBetter;
}

/** After which place of the way the stretch would lie best, and which way round. */
function bestGap(
  way: readonly number[],
  far: Distance,
  first: number,
  count: number,
): { readonly gap: number; readonly isTurned: boolean; readonly gain: number } {
  const last = first + count - 1;
  const [before, head, tail, after] = [way[first - 1]!, way[first]!, way[last]!, way[last + 1]!];
  const saved = far(before, head) + far(tail, after) - far(before, after);
  let [gap, isTurned, gain] = [0, false, -Infinity];
  for (let at = 0; at < way.length - 1; at += 1) {
    if (at >= first - 1 && at <= last) continue;
    const one = way[at]!;
    const other = way[at + 1]!;
    const between = saved + far(one, other);
    const straight = between - far(one, head) - far(tail, other);
    const turned = between - far(one, tail) - far(head, other);
    if (straight <= gain && turned <= gain) continue;
    gap = at;
    isTurned = turned > straight;
    gain = Math.max(straight, turned);
  }
  return { gap, isTurned, gain };
}
