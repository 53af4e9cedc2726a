// Steadies a hand that places or moves: what it aims at becomes what it is drawn to, and the lines that say so. Pure; before the
// states, which know nothing of it.

import type { Point } from '../../../../../electron/domain/units.ts';
import type { Around, Press, State, Tool } from './protocol.ts';

/** In fractions of the picture, like all here. */
export interface Aim {
  readonly on: Point;
  readonly guides: readonly { readonly from: Point; readonly to: Point }[];
}

/** `but`: sockets that draw nobody; `also`: places that do beside the sockets. */
export type Draw = (on: Point, but: ReadonlySet<string>, also: readonly Point[]) => Aim;

const places: ReadonlySet<Tool> = new Set<Tool>(['place', 'row', 'grid', 'line']);
const nobody: ReadonlySet<string> = new Set();

export function steadied(state: State, press: Press, { tool }: Around, draw: Draw): { press: Press; aim: Aim } {
  const loose = { press, aim: { on: press.on, guides: [] } };
  switch (state.is) {
    case 'moving-pins': {
      const { from, held, ids } = state;
      const aim = draw({ x: held.x + press.on.x - from.x, y: held.y + press.on.y - from.y }, ids, []);
      const on = { x: from.x + aim.on.x - held.x, y: from.y + aim.on.y - held.y };
      return { press: { ...press, on }, aim };
    }
    case 'idle':
    case 'placing-run':
    case 'drawing-line': {
      if (!places.has(tool)) return loose;
      const also = state.is === 'placing-run' ? [state.from] : state.is === 'drawing-line' ? state.corners : [];
      const aim = draw(press.on, nobody, also);
      return { press: { ...press, on: aim.on }, aim };
    }
    default:
      return loose;
  }
}
