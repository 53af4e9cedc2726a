// Any edits that a person makes on a plan, for property tests of undo: each is chosen by four numbers and asked of the site as it
// stands then, as the screens do; what is refused is nothing.

import fc from 'fast-check';

import * as edits from '../../../electron/domain/edits.ts';
import type { EventDraft } from '../../../electron/domain/events.ts';
import type { Result } from '../../../electron/domain/failures.ts';
import type { SiteState } from '../../../electron/domain/site-types.ts';

/** Which command, on what, how many, where: each 0..1. */
type Choice = readonly [command: number, on: number, count: number, where: number];

/** Without fast-check's liking for the ends: else all sockets stand in one corner. */
const share = fc.noBias(fc.integer({ min: 0, max: 99_999 })).map((part) => part / 100_000);
export const anyChoices = (count: number): fc.Arbitrary<readonly Choice[]> =>
  fc.array(fc.tuple(share, share, share, share), { minLength: count, maxLength: count, size: 'max' });

type Drafts = Result<readonly EventDraft[]>;
type Command = (state: SiteState, choice: Choice, newId: () => string) => Drafts;

const pick = <T>(things: Iterable<T>, by: number): T => {
  const all = [...things];
  return all[Math.floor(by * all.length)]!;
};
const someSockets = (state: SiteState, [, on, count]: Choice): string[] => {
  const ids = [...state.sockets.values()].flatMap(({ id, removed }) => (removed ? [] : id));
  const from = Math.floor(on * ids.length);
  return ids.slice(from, from + 1 + Math.floor(count * 3));
};
const square = (at: number) => [
  { x: at, y: at },
  { x: at + 0.05, y: at },
  { x: at + 0.05, y: at + 0.05 },
];

const commands: readonly Command[] = [
  (state, [, on, count, where], newId) =>
    edits.addSockets(
      state,
      {
        sockets: Array.from({ length: 1 + Math.floor(count * 3) }, (_, index) => ({
          ...{ label: `N${index}`, locationId: 'l1', planId: 'p1', areaId: null, expected: 'open' as const },
          position: { x: on, y: where },
        })),
      },
      newId,
    ),
  (state, choice) =>
    edits.moveSockets(state, {
      moves: someSockets(state, choice).map((socketId) => ({
        ...{ socketId, planId: 'p1', areaId: null, position: { x: choice[3], y: choice[2] } },
      })),
    }),
  (state, choice) =>
    edits.labelSocket(state, { socketId: someSockets(state, choice)[0] ?? '', label: `L${choice[3]}` }),
  (state, choice) =>
    edits.expectDevice(state, {
      socketIds: someSockets(state, choice),
      expected: choice[3] < 0.5 ? 'lamp' : 'fan',
    }),
  (state, choice) => edits.removeSockets(state, { socketIds: someSockets(state, choice).slice(0, 2) }),
  (state, choice) =>
    edits.bindSocket(state, {
      ...{ socketId: someSockets(state, choice)[0] ?? '', hubId: 'h1', how: 'hand', takeOver: true },
      number: 1 + Math.floor(choice[3] * 6),
    }),
  (state, choice) => edits.unbindSocket(state, { socketId: someSockets(state, choice)[0] ?? '' }),
  (state, [, , , where], newId) =>
    edits.outlineArea(state, { planId: 'p1', name: `R${where}`, outline: square(where) }, newId),
  (state, [, on, , where]) =>
    edits.renameArea(state, { areaId: pick(state.areas.keys(), on) ?? '', name: `A${where}` }),
  (state, [, on]) => edits.removeArea(state, { areaId: pick(state.areas.keys(), on) ?? '' }),
  (state, [, , , where], newId) =>
    edits.addRoom(
      state,
      {
        room: { planId: 'p1', name: 'Copy', outline: square(where) },
        sockets: [
          ...[0, 1].map((index) => ({
            ...{ label: `C${index}`, locationId: 'l1', planId: 'p1', areaId: null, expected: 'open' as const },
            position: { x: where + 0.03, y: where + 0.01 },
          })),
        ],
      },
      newId,
    ),
];

export const editOf = (state: SiteState, choice: Choice, newId: () => string): Drafts =>
  commands[Math.floor(choice[0] * commands.length)]!(state, choice, newId);
