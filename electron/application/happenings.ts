// What happened in a run, newest first: verdicts, notes, repairs. The screens' list, also for one that comes later; bounded.

import type { Happened, Happening } from '../contract/verification.ts';
import type { PortKey } from '../domain/reading.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import type { Note, Repair } from '../domain/verification/protocol.ts';

export interface VerificationNote {
  readonly socketId: string | null;
  readonly portKey: PortKey | null;
  readonly note: Note;
}

/** A screenful and a half. */
const kept = 50;

export class Happenings {
  readonly #list: Happening[] = [];
  #count = 0;

  /** Numbered, so that a list knows its entries apart. */
  add(at: Millis, happened: Happened): Happening {
    this.#count += 1;
    const happening = { ...happened, at, number: this.#count };
    this.#list.unshift(happening);
    if (this.#list.length > kept) this.#list.pop();
    return happening;
  }

  get newestFirst(): readonly Happening[] {
    return this.#list;
  }
}

/** A note of the engine, with the socket it is about. */
export function noted(state: SiteState, { socketId: named, portKey, note }: VerificationNote): Happened {
  const socketId = named ?? (portKey === null ? null : (state.portsByKey.get(portKey)?.socketId ?? null));
  return { kind: 'note', socketId, label: state.sockets.get(socketId ?? '')?.label ?? '', note };
}

export function repaired(state: SiteState, { kind: wiring, sockets, revisit }: Repair): Happened {
  const labels = (ids: readonly string[]): string[] => ids.map((id) => state.sockets.get(id)?.label ?? '');
  return { kind: 'repair', socketId: sockets[0] ?? null, wiring, labels: labels(sockets), revisit: labels(revisit) };
}
