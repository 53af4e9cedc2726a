// What a person does to the sockets and areas of a plan, as one command each: undo takes each back as one.

import { shallowRef, watch } from 'vue';

import type { LocationView, PlanView } from '../../../../electron/contract/site-views.ts';
import type { ExpectedDevice } from '../../../../electron/domain/events.ts';
import { areaAt } from '../../../../electron/domain/outline.ts';
import type { Point } from '../../../../electron/domain/units.ts';
import { application, useAsking } from '../../app/application.ts';
import { nextLabels } from './numbering.ts';
import { farthest, inReadingOrder, onSheet } from './placing.ts';
import type { SocketRow } from './use-sockets.ts';

export interface Here {
  readonly plan: PlanView;
  readonly location: LocationView;
}

type Edit = Parameters<ReturnType<typeof application>['site']['edit']>[0];

export function useEdits(
  here: () => Here | null,
  sockets: { rows: () => readonly SocketRow[]; byId: () => ReadonlyMap<string, SocketRow> },
) {
  const { failure, ask } = useAsking();
  /** Given away, and not yet among the site's own: two quick presses get two labels. */
  const given = shallowRef<readonly string[]>([]);
  watch(sockets.rows, (rows) => {
    const known = new Set(rows.map(({ label }) => label));
    given.value = given.value.filter((label) => !known.has(label));
  });

  const edit = async (what: Edit): Promise<boolean> => (await ask(application().site.edit(what))) !== null;
  const areaOf = (at: Point): string | null => areaAt(here()?.plan.areas ?? [], at)?.id ?? null;
  const taken = (): string[] => [...sockets.rows().map(({ label }) => label), ...given.value];
  const rowsOf = (ids: Iterable<string>): SocketRow[] =>
    [...ids].flatMap((id) => sockets.byId().get(id) ?? []).filter(({ place }) => place !== null);

  /** The labels that as many new sockets would get. */
  const labelsFor = (pattern: string, count: number): string[] => nextLabels(pattern, taken(), count);

  async function add(pattern: string, places: readonly Point[]): Promise<readonly string[] | null> {
    const now = here();
    if (!now) return null;
    const labels = labelsFor(pattern, places.length);
    given.value = [...given.value, ...labels];
    const added = await edit({
      kind: 'add-sockets',
      sockets: places.map(onSheet).map((position, index) => ({
        label: labels[index] ?? '',
        locationId: now.location.id,
        planId: now.plan.id,
        position,
        areaId: areaOf(position),
        expected: 'open',
      })),
    });
    if (!added) given.value = given.value.filter((label) => !labels.includes(label));
    return added ? labels : null;
  }

  function moveTo(moves: readonly { readonly socketId: string; readonly position: Point }[]): Promise<boolean> {
    const planId = here()?.plan.id ?? null;
    return edit({
      kind: 'move-sockets',
      moves: moves.map((move) => ({ ...move, planId, areaId: areaOf(move.position) })),
    });
  }

  /** False: nothing has been moved. */
  async function moveBy(ids: ReadonlySet<string>, wanted: Point): Promise<boolean> {
    const rows = rowsOf(ids);
    const places = rows.flatMap(({ place }) => place ?? []);
    const by = farthest(places, wanted);
    if (rows.length === 0 || (by.x === 0 && by.y === 0)) return false;
    return moveTo(
      rows.map(({ id, place }) => ({ socketId: id, position: onSheet({ x: place!.x + by.x, y: place!.y + by.y }) })),
    );
  }

  function relabel(ids: ReadonlySet<string>, pattern: string): Promise<boolean> {
    const others = sockets.rows().flatMap(({ id, label }) => (ids.has(id) ? [] : label));
    const rows = inReadingOrder(rowsOf(ids).map(({ id, place }) => ({ id, x: place!.x, y: place!.y })));
    const labels = nextLabels(pattern, others, rows.length);
    return edit({
      kind: 'label-sockets',
      labels: rows.map(({ id }, index) => ({ socketId: id, label: labels[index] ?? '' })),
    });
  }

  return {
    failure,
    edit,
    labelsFor,
    add,
    moveBy,
    relabel,
    placeAgain: (socketId: string, at: Point): Promise<boolean> => moveTo([{ socketId, position: onSheet(at) }]),
    takeOff: (ids: ReadonlySet<string>): Promise<boolean> =>
      edit({
        kind: 'move-sockets',
        moves: [...ids].map((socketId) => ({ socketId, planId: null, position: null, areaId: null })),
      }),
    remove: (ids: ReadonlySet<string>): Promise<boolean> => edit({ kind: 'remove-sockets', socketIds: [...ids] }),
    expect: (ids: ReadonlySet<string>, expected: ExpectedDevice): Promise<boolean> =>
      edit({ kind: 'expect-device', socketIds: [...ids], expected }),
    outline: (name: string, outline: readonly Point[]): Promise<boolean> =>
      edit({ kind: 'outline-area', planId: here()?.plan.id ?? '', name, outline: outline.map(onSheet) }),
  };
}

export type Edits = ReturnType<typeof useEdits>;
