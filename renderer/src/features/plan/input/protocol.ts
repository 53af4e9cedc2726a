// What the hand on a plan does and what follows from it: words between the canvas and the states of `states.ts`. Data only.

import type { Point } from '../../../../../electron/domain/units.ts';

/** What a press on the plan is for. `select`: like `look`, but a drag draws a box, and takes along any pin. `copy`: puts it down. */
export type Tool = 'look' | 'select' | 'place' | 'row' | 'grid' | 'line' | 'area' | 'copy';

/** One place, seen twice. */
export interface Spot {
  /** In pixels of the view. */
  readonly at: Point;
  /** In fractions of the picture. */
  readonly on: Point;
  /** How many pixels of the view the whole picture takes, now. */
  readonly scale: Point;
}

export interface Press extends Spot {
  readonly pointer: number;
  /** The socket whose pin is under it. */
  readonly pin: string | null;
  /** Where that pin stands, in fractions of the picture. */
  readonly pinOn?: Point | null;
  /** The crowd under it: pins too near one another to be told apart from here. */
  readonly crowd?: CrowdBox | null;
}

/** In fractions of the picture. */
export interface CrowdBox {
  readonly from: Point;
  readonly to: Point;
}

export type Input =
  /** `adds`: to what is selected. `pans`: whatever the tool (space held, middle button). */
  | (Press & { readonly kind: 'down'; readonly adds: boolean; readonly pans: boolean })
  | (Press & { readonly kind: 'move' | 'up' })
  /** Held keys repeat; `by` in fractions for pins, `pan` in pixels for the view. */
  | { readonly kind: 'arrow'; readonly by: Point; readonly pan: Point }
  | { readonly kind: 'arrow-up' }
  /** Enter, at the cross in the middle of the view. */
  | (Press & { readonly kind: 'confirm' })
  | { readonly kind: 'take-back' }
  /** Escape, or a pointer that the system took away. */
  | { readonly kind: 'cancel' };

export type InputOf<K extends Input['kind']> = Extract<Input, { kind: K }>;

/** What the states may ask of their surroundings. */
export interface Around {
  readonly tool: Tool;
  readonly selection: ReadonlySet<string>;
  /** Pins may be moved here. */
  readonly editable: boolean;
  /** Somebody else takes a pressed pin along. */
  readonly grabs: boolean;
}

export type State =
  | { readonly is: 'idle' }
  | { readonly is: 'pressing-pin'; readonly press: Press & { readonly pin: string }; readonly adds: boolean }
  | {
      readonly is: 'moving-pins';
      readonly pointer: number;
      readonly ids: ReadonlySet<string>;
      /** Where the pin stood that the hand took hold of. */
      readonly held: Point;
      readonly from: Point;
      readonly to: Point;
    }
  | { readonly is: 'nudging'; readonly ids: ReadonlySet<string>; readonly by: Point }
  | { readonly is: 'pressing-ground'; readonly press: Press; readonly adds: boolean }
  /** `then`: what goes on afterwards. */
  | { readonly is: 'panning'; readonly pointer: number; readonly at: Point; readonly then: State }
  | { readonly is: 'pinching'; readonly one: Finger; readonly other: Finger; readonly then: State }
  | {
      readonly is: 'box-selecting';
      readonly pointer: number;
      readonly from: Point;
      readonly to: Point;
      readonly adds: boolean;
    }
  | { readonly is: 'pressing-place'; readonly press: Press }
  /** The first end of a row or a grid stands, the other follows the hand. */
  | { readonly is: 'placing-run'; readonly from: Point; readonly to: Point; readonly press: Press | null }
  | (Drawing & { readonly is: 'drawing-area' })
  | (Drawing & { readonly is: 'drawing-line' });

interface Drawing {
  readonly corners: readonly Point[];
  readonly to: Point;
  readonly press: Press | null;
}

export type StateOf<K extends State['is']> = Extract<State, { is: K }>;

interface Finger {
  readonly pointer: number;
  readonly at: Point;
}

export type Effect =
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly do: 'zoom'; readonly factor: number; readonly at: Point }
  | { readonly do: 'pick'; readonly socketId: string | null; readonly how: 'only' | 'toggle' }
  | { readonly do: 'pick-box'; readonly from: Point; readonly to: Point; readonly adds: boolean }
  | { readonly do: 'grab'; readonly socketId: string }
  /** So near that its pins stand apart. */
  | { readonly do: 'open-crowd'; readonly crowd: CrowdBox }
  | { readonly do: 'move-pins'; readonly ids: ReadonlySet<string>; readonly by: Point }
  | { readonly do: 'place'; readonly on: Point }
  | { readonly do: 'place-run'; readonly from: Point; readonly to: Point }
  | { readonly do: 'place-line'; readonly corners: readonly Point[] }
  | { readonly do: 'outline'; readonly corners: readonly Point[] }
  /** Escape where nothing was going on. */
  | { readonly do: 'leave' };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const idle: State = { is: 'idle' };
export const to = (state: State, ...effects: readonly Effect[]): Step => ({ state, effects });
/** What this state does not care for. */
export const stay = (state: State): Step => ({ state, effects: [] });

/** A hand in a glove trembles: only beyond this, in pixels of the view, a press has become a drag. */
const trembles = 5;
export const hasDragged = (press: Spot, now: Spot): boolean =>
  Math.hypot(now.at.x - press.at.x, now.at.y - press.at.y) > trembles;

/** How near counts as the same corner, in pixels of the view: a finger's. */
const near = 12;
export const isNear = (corner: Point, { on, scale }: Spot): boolean =>
  Math.hypot((corner.x - on.x) * scale.x, (corner.y - on.y) * scale.y) <= near;
