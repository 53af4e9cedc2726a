// Decides where one stands to look for a lamp whose port is not known: it may be anywhere near. In the middle of what is left of
// the area, for most of it is seen from there; then beside the lamp that was seen last, then far from both. Domain, *Fixed devices*.

import type { Point } from '../units.ts';
import type { SocketTask } from './protocol.ts';
import { progressOf, type Turn, type VerificationState } from './state.ts';

/** An open socket of this area, moved to the front of the queue. One stays where one is while nothing was looked for in vain. */
export function standpoint({ state }: Turn, areaId: string | null): string {
  const chosen = standingStill(state, areaId) ?? chosenOf(state, areaId);
  state.queue = [chosen, ...state.queue.filter((socketId) => socketId !== chosen)];
  return chosen;
}

function standingStill({ proposed, sockets, light }: VerificationState, areaId: string | null): string | null {
  const here = sockets.get(proposed ?? '');
  if (!here || light.stood.length > 0) return null;
  const { done, noAnswers, task } = here;
  return !done && noAnswers === 0 && task.portKey === null && task.areaId === areaId ? task.socketId : null;
}

function chosenOf(state: VerificationState, areaId: string | null): string {
  const { light, queue, sockets } = state;
  const left = queue.map((socketId) => progressOf(state, socketId)).filter(({ task }) => task.areaId === areaId);
  const fewest = Math.min(...left.map(({ noAnswers }) => noAnswers));
  const open = left.filter(({ noAnswers }) => noAnswers === fewest).map(({ task }) => task);
  const stood = light.stood.map((socketId) => positionOf(sockets.get(socketId)?.task));
  const last = sockets.get(light.tapped ?? '')?.task;
  if (stood.length === 0) return nearest(open, middleOf(open)).socketId;
  const beside = last?.areaId === areaId ? nearest(open, positionOf(last)) : null;
  if (stood.length === 1 && beside && !light.stood.includes(beside.socketId)) return beside.socketId;
  const apart = (task: SocketTask): number => Math.min(...stood.map((place) => distance(positionOf(task), place)));
  return open.reduce((best, task) => (apart(task) > apart(best) ? task : best)).socketId;
}

const positionOf = (task: SocketTask | undefined): Point => task?.position ?? { x: 0, y: 0 };
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const nearest = (tasks: readonly SocketTask[], to: Point): SocketTask =>
  tasks.reduce((best, task) => (distance(positionOf(task), to) < distance(positionOf(best), to) ? task : best));

function middleOf(tasks: readonly SocketTask[]): Point {
  const mean = (of: (place: Point) => number): number =>
    tasks.reduce((sum, task) => sum + of(positionOf(task)), 0) / tasks.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}
