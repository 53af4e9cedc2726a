// Decides which events are taken back: those that an undo names which is not itself taken back. Domain, *The site document*.

import type { EventOf } from './world.ts';

export type Undo = EventOf<'event.undone'>;

/** `undos` in total order. An undo can only be taken back by a later one, so the latest are settled first. */
export function maskedBy(undos: readonly Undo[]): ReadonlySet<string> {
  const masked = new Set<string>();
  for (let index = undos.length - 1; index >= 0; index -= 1) {
    const undo = undos[index]!;
    if (!masked.has(undo.id)) masked.add(undo.body.eventId);
  }
  return masked;
}

/** Ids that are in one of the two only. */
export function flipped(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [...[...before].filter((id) => !after.has(id)), ...[...after].filter((id) => !before.has(id))];
}
