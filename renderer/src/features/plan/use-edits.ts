// What a person does to the sockets and areas of a plan, as one command each: undo takes each back as one.

import { shallowRef, watch } from 'vue';

import type { LocationView, PlanView } from '../../../../electron/contract/site-views.ts';
import type { ExpectedDevice } from '../../../../electron/domain/events.ts';
import { areaAt } from '../../../../electron/domain/outline.ts';
import type { Point } from '../../../../electron/domain/units.ts';
import { application, useAsking } from '../../app/application.ts';
import { aligned, spreadEvenly, type Alignment, type Spread } from './arranging.ts';
import { nextName, putDown, type Copied } from './copying.ts';
import { nextLabels } from './numbering.ts';
import { inOrder, type Order } from './ordering.ts';
import { farthest, onSheet } from './placing.ts';
import type { SocketRow } from './use-sockets.ts';

export interface Here {
  readonly plan: PlanView;
  readonly location: LocationView;
}

/** The labels given; null: nothing has been added. */
type Added = readonly string[] | null;
type Edit = Parameters<ReturnType<typeof application>['site']['edit']>[0];

export function useEdits(
  here: () => Here | null,
  sockets: { rows: () => readonly SocketRow[]; byId: () => ReadonlyMap<string, SocketRow> },
) {
  const { failure, ask } = useAsking();
  /** Given away, and not yet among the site's own: two quick presses get two labels. */
  const given = shallowRef<readonly string[]>([]);
  /** Where sockets have been sent, until they are told to stand there: a second press goes on from the first. */
  const sent = new Map<string, Point>();
  watch(sockets.rows, (rows) => {
    const known = new Set(rows.map(({ label }) => label));
    given.value = given.value.filter((label) => !known.has(label));
    for (const [id, { x, y }] of sent) {
      const place = sockets.byId().get(id)?.place;
      if (!place || (place.x === x && place.y === y)) sent.delete(id);
    }
  });

  const edit = async (what: Edit): Promise<boolean> => (await ask(application().site.edit(what))) !== null;
  const areaOf = (at: Point): string | null => areaAt(here()?.plan.areas ?? [], at)?.id ?? null;
  const taken = (): string[] => [...sockets.rows().map(({ label }) => label), ...given.value];
  const rowsOf = (ids: Iterable<string>): SocketRow[] =>
    [...ids].flatMap((id) => {
      const row = sockets.byId().get(id);
      return row && row.place !== null ? { ...row, place: sent.get(id) ?? row.place } : [];
    });

  /** The labels that as many new sockets would get. */
  const labelsFor = (pattern: string, count: number): string[] => nextLabels(pattern, taken(), count);

  /** Labels are given away until the application has answered. */
  async function addWith(pattern: string, count: number, what: (labels: readonly string[]) => Edit): Promise<Added> {
    const labels = labelsFor(pattern, count);
    given.value = [...given.value, ...labels];
    const added = await edit(what(labels));
    if (!added) given.value = given.value.filter((label) => !labels.includes(label));
    return added ? labels : null;
  }
  const newSocket = ({ plan, location }: Here, label: string, at: Point, expected: ExpectedDevice) => ({
    ...{
      label,
      locationId: location.id,
      planId: plan.id,
      position: onSheet(at),
      areaId: areaOf(onSheet(at)),
      expected,
    },
  });

  async function add(pattern: string, places: readonly Point[]): Promise<Added> {
    const now = here();
    if (!now || places.length === 0) return null;
    return addWith(pattern, places.length, (labels) => ({
      kind: 'add-sockets',
      sockets: places.map((at, index) => newSocket(now, labels[index] ?? '', at, 'open')),
    }));
  }

  /** A copy, with its middle there: its area too, by the next name that is free. */
  async function put(pattern: string, copied: Copied, at: Point): Promise<Added> {
    const now = here();
    if (!now) return null;
    const { places, outline } = putDown(copied, at, now.plan);
    return addWith(pattern, places.length, (labels) => {
      const sockets = copied.sockets.map(({ expected }, index) =>
        newSocket(now, labels[index] ?? '', places[index] ?? at, expected),
      );
      if (!copied.area) return { kind: 'add-sockets', sockets };
      const taken = now.plan.areas.map(({ name }) => name);
      const name = taken.includes(copied.area.name) ? nextName(copied.area.name, taken) : copied.area.name;
      return { kind: 'add-room', room: { planId: now.plan.id, name, outline }, sockets };
    });
  }

  async function moveTo(moves: readonly { readonly socketId: string; readonly position: Point }[]): Promise<boolean> {
    const planId = here()?.plan.id ?? null;
    for (const { socketId, position } of moves) sent.set(socketId, position);
    const moved = await edit({
      kind: 'move-sockets',
      moves: moves.map((move) => ({ ...move, planId, areaId: areaOf(move.position) })),
    });
    if (!moved) for (const { socketId } of moves) sent.delete(socketId);
    return moved;
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

  const standing = (ids: ReadonlySet<string>): (Point & { readonly id: string })[] =>
    rowsOf(ids).map(({ id, place }) => ({ id, x: place!.x, y: place!.y }));

  /** The labels that these sockets would get together, the first of the order first. */
  function relabelled(ids: ReadonlySet<string>, pattern: string): string[] {
    const others = sockets.rows().flatMap(({ id, label }) => (ids.has(id) ? [] : label));
    return nextLabels(pattern, others, rowsOf(ids).length);
  }
  function relabel(ids: ReadonlySet<string>, pattern: string, order: Order): Promise<boolean> {
    const labels = relabelled(ids, pattern);
    return edit({
      kind: 'label-sockets',
      labels: inOrder(standing(ids), order).map(({ id }, index) => ({ socketId: id, label: labels[index] ?? '' })),
    });
  }

  /** Who stands there already is left alone; nobody moves: nothing is done. */
  async function stand(places: readonly (Point & { readonly id: string })[]): Promise<boolean> {
    return places.length > 0 && moveTo(places.map(({ id, x, y }) => ({ socketId: id, position: { x, y } })));
  }

  return {
    failure,
    edit,
    labelsFor,
    add,
    putDown: put,
    moveBy,
    relabelled,
    relabel,
    align: (ids: ReadonlySet<string>, to: Alignment): Promise<boolean> => stand(aligned(standing(ids), to)),
    spread: (ids: ReadonlySet<string>, along: Spread): Promise<boolean> => stand(spreadEvenly(standing(ids), along)),
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
