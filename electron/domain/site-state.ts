// Decides what a site is: the fold of its events in their total order, the same on every laptop whatever order they came in.
// Pure. What each event does is in `fold/`, one file a kind of thing; this file decides the order, the undoing and the going
// back. Domain, *The site document*.

import type { SiteEvent } from './events.ts';
import { byPlace, indexOfPlace, inOrder, type EventPlace } from './fold/event-order.ts';
import { lastSetBy } from './fold/fields.ts';
import { fold } from './fold/handlers.ts';
import { keptTail, Tail, tailLength } from './fold/tail.ts';
import { marksOf, undoChoices, type ActMark } from './fold/undo-choices.ts';
import { UndoHistory } from './fold/undo-history.ts';
import { flipped, maskedBy, type Undo } from './fold/undo-masks.ts';
import { snapshotOf, worldOf, type FoldSnapshot } from './fold/snapshot.ts';
import { createWorld, emptyWorld, type World } from './fold/world.ts';
import type { Change, SiteState, UndoChoices } from './site-types.ts';

/** Where the fold finds all events again when it must begin anew. The site document's journal is one. */
export interface EventShelf {
  /** Called with each new event before it is folded. */
  add(event: SiteEvent): void;
  /** Was it added before? A shelf that is never given an event twice may say no. */
  has(id: string): boolean;
  /** All of them, in any order. */
  all(): readonly SiteEvent[];
  /** What one station has done, in any order. */
  marksOf(station: string): readonly ActMark[];
}

export interface MutableFold {
  /** The same object all along, and its maps and things too: changed in place. */
  readonly state: SiteState;
  /** Folds one event. In order: at once. Late, or an undo: goes back as far as needed. The same event twice is one. */
  apply(event: SiteEvent): readonly Change[];
  /** As `apply` one by one, faster. */
  applyAll(events: readonly SiteEvent[]): readonly Change[];
  /** All of it as plain JSON, to go on from later. */
  snapshot(): FoldSnapshot;
}

/** More changes than this are told as one: everything. */
const manyChanges = 5_000;
const everything: readonly Change[] = [{ kind: 'all', id: '' }];

/** `snapshot`: where to go on from; the shelf has its events already. It becomes the fold's own. */
export function createSiteState(shelf: EventShelf = memoryShelf(), snapshot?: FoldSnapshot): MutableFold {
  return new Fold(shelf, snapshot);
}

class Fold implements MutableFold {
  readonly state: SiteState;
  readonly #shelf: EventShelf;
  readonly #world: World;
  readonly #tail = new Tail();
  readonly #history: UndoHistory;
  #undos: readonly Undo[];
  #count: number;

  constructor(shelf: EventShelf, snapshot?: FoldSnapshot) {
    this.#shelf = shelf;
    this.#history = new UndoHistory((station) => shelf.marksOf(station));
    this.#world = snapshot ? worldOf(snapshot) : createWorld();
    this.#undos = snapshot?.undos ?? [];
    this.#count = snapshot?.count ?? 0;
    for (const event of snapshot?.tail ?? []) this.#tail.add({ event, touched: [], takeBack: null });
    this.state = this.#view();
  }

  apply(event: SiteEvent): readonly Change[] {
    return this.applyAll([event]);
  }

  applyAll(events: readonly SiteEvent[]): readonly Change[] {
    const fresh = this.#fresh(inOrder(events));
    if (fresh.length === 0) return [];
    for (const event of fresh) this.#shelf.add(event);
    this.#history.add(fresh);
    this.#count += fresh.length;
    const turned = this.#takeUndos(fresh);
    const place = this.#mustGoBackTo(fresh, turned);
    if (place === 'start') return this.#startAnew();
    return place === null ? summed(this.#play(fresh)) : this.#goBack(place, fresh);
  }

  snapshot(): FoldSnapshot {
    const tail = this.#tail.latest(keptTail);
    return snapshotOf({ world: this.#world, undos: this.#undos, tail, count: this.#count });
  }

  /** Without what was folded before and what comes twice. */
  #fresh(events: readonly SiteEvent[]): readonly SiteEvent[] {
    return events.filter(
      (event, index) => (index === 0 || byPlace(events[index - 1]!, event) !== 0) && !this.#shelf.has(event.id),
    );
  }

  /** Works the masks out anew where undos came; returns the ids of events that these turn on or off. */
  #takeUndos(fresh: readonly SiteEvent[]): readonly string[] {
    const undos = fresh.filter((event): event is Undo => event.type === 'event.undone');
    if (undos.length === 0) return [];
    const before = this.#world.masked;
    this.#undos = inOrder([...this.#undos, ...undos]);
    this.#world.masked = maskedBy(this.#undos);
    return flipped(before, this.#world.masked);
  }

  /** The earliest place that folds differently now; null: nothing before the new events does. */
  #mustGoBackTo(fresh: readonly SiteEvent[], turned: readonly string[]): EventPlace | 'start' | null {
    const last = this.#tail.last();
    if (!last) return null;
    const news = new Set(fresh.map(({ id }) => id));
    const places: EventPlace[] = byPlace(fresh[0]!, last) < 0 ? [fresh[0]!] : [];
    for (const id of turned) {
      if (news.has(id)) continue;
      const place = this.#tail.event(id);
      if (!place) return 'start';
      places.push(place);
    }
    return places.sort(byPlace)[0] ?? null;
  }

  #goBack(place: EventPlace, fresh: readonly SiteEvent[]): readonly Change[] {
    const rewound = this.#tail.rewind(place);
    if (!rewound) return this.#startAnew();
    const changes = this.#play(inOrder([...rewound.map(({ event }) => event), ...fresh]));
    return summed([...rewound.flatMap(({ touched }) => touched), ...changes]);
  }

  #startAnew(): readonly Change[] {
    emptyWorld(this.#world);
    this.#tail.clear();
    this.#play(inOrder(this.#shelf.all()));
    return everything;
  }

  /** Folds events that come after everything folded so far. The latest of them so that they can be taken back. */
  #play(events: readonly SiteEvent[]): Change[] {
    const changes: Change[] = [];
    events.forEach((event, index) => {
      const recent = index >= events.length - tailLength;
      if (!recent) return this.#foldOne(event);
      this.#world.writes.record();
      this.#foldOne(event);
      const touched = this.#world.touched;
      this.#tail.add({ event, touched, takeBack: this.#world.writes.recorded() });
      for (const change of touched) changes.push(change);
    });
    return events.length > tailLength ? [...everything] : changes;
  }

  #foldOne(event: SiteEvent): void {
    this.#world.touched = [];
    if (!this.#world.masked.has(event.id)) fold(this.#world, event);
  }

  /** The latest events tell, mostly; what they don't, the station's whole history does. */
  #undoable(station: string): UndoChoices {
    const isUndone = (id: string): boolean => this.#world.masked.has(id);
    const history = this.#history.of(station);
    if (history) return undoChoices(history, isUndone)!;
    const recent = {
      latestFirst: () => marksOf(this.#tail.latestFirst(), station),
      isUndo: (id: string): boolean | undefined =>
        this.#tail.event(id) && this.#tail.event(id)?.type === 'event.undone',
      isAll: this.#tail.length === this.#count,
    };
    return undoChoices(recent, isUndone) ?? undoChoices(this.#history.load(station), isUndone)!;
  }

  #view(): SiteState {
    const world = this.#world;
    const count = (): number => this.#count;
    const undoable = (station: string): UndoChoices => this.#undoable(station);
    return Object.defineProperties(world.state, {
      conflicts: { get: () => [...world.conflicts.values()], enumerable: true },
      eventCount: { get: count, enumerable: true },
      lastSetBy: { value: (field: string) => lastSetBy(world, field) },
      isUndone: { value: (id: string) => world.masked.has(id) },
      undoable: { value: undoable },
    }) as World['state'] & SiteState;
  }
}

/** Each change once; very many as one. */
function summed(changes: readonly Change[]): readonly Change[] {
  if (changes.length > manyChanges || changes.some(({ kind }) => kind === 'all')) return everything;
  const byName = new Map<string, Change>();
  for (const change of changes) byName.set(`${change.kind}/${change.id}`, change);
  return [...byName.values()];
}

/** For a fold without a document: tests, reports of a bare list of events. */
function memoryShelf(): EventShelf {
  const events: SiteEvent[] = [];
  const ids = new Set<string>();
  return {
    add(event) {
      ids.add(event.id);
      events.splice(indexOfPlace(events, event), 0, event);
    },
    has: (id) => ids.has(id),
    all: () => events,
    marksOf: (station) => [...marksOf(events, station)],
  };
}
