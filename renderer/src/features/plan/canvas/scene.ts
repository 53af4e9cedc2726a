// Everything that is to be seen on a plan at a moment: what the two layers are painted from.

import type { AreaView } from '../../../../../electron/contract/site-views.ts';
import type { Point } from '../../../../../electron/domain/units.ts';
import type { Standing } from '../../../app/site-store.ts';
import type { Camera, Size } from '../camera.ts';
import type { Crowd } from './crowds.ts';
import type { Look } from './look.ts';
import type { Picture } from './picture.ts';
import type { PinSet } from './pin-set.ts';

/** How single pins differ from the others. */
export interface Marks {
  readonly selected: ReadonlySet<string>;
  readonly proposed: string | null;
  /** Pale: not what is looked for. */
  readonly faded: ReadonlySet<string>;
  readonly highlighted: ReadonlySet<string>;
  /** They share their label with another. */
  readonly doubled: ReadonlySet<string>;
}

/** Pins on their way, in fractions of the picture. */
export interface Shift {
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
}

export interface Scene {
  readonly plan: Size;
  readonly camera: Camera;
  /** Of the view, in pixels. */
  readonly size: Size;
  /** Device pixels a pixel. */
  readonly ratio: number;
  readonly look: Look;
  readonly picture: Picture | null;
  /** The revision before, over it. `share`: 0 not to be seen, 1 alone to be seen. */
  readonly before: { readonly picture: Picture; readonly share: number } | null;
  /** Counts up whenever more of a picture has come. */
  readonly come: number;
  readonly areas: readonly AreaView[];
  readonly pins: PinSet;
  /** In place of the pins, from far away; null: each pin is drawn. */
  readonly crowds: readonly Crowd[] | null;
  readonly marks: Marks;
  readonly shift: Shift | null;
  /** Changes without notice: `standingsChanged` says when. */
  readonly standing: (socketId: string) => Standing;
}
