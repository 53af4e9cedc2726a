// Draws the pins and their labels: all of them when the view moves, else only the places of those whose verdict has changed. From
// far away crowds are drawn in their place, and above them what is marked.

import type { Verdict } from '../../../../../electron/domain/verdict.ts';
import type { Standing } from '../../../app/site-store.ts';
import { CrowdSprites } from './crowd-sprites.ts';
import { worseOf, type Crowd } from './crowds.ts';
import { LabelSprites } from './label-sprites.ts';
import { labelHeight, labelPlaces, labelStep } from './label-places.ts';
import type { Box } from './pin-set.ts';
import type { Scene } from './scene.ts';
import { signRadius } from './sign-size.ts';
import { drawSigns, type Signs } from './signs.ts';

/** Beyond this share of what is in view, all of it is drawn at once: cheaper than one by one. */
const many = 0.25;
/** More marked pins than these are told by the crowds they are in. */
const mostAbove = 200;
/** Of a pale pin. */
const pale = 0.18;
/** How far beyond its sign a pin reaches with rings and label, in pixels of the view. */
const reachAside = 48;
const reachBelow = labelHeight + 6;
/** How wide a ring is, and how far its middle lies outside its sign. */
const rings = {
  selected: { width: 3, gap: 5 },
  proposed: { width: 5, gap: 9 },
  highlighted: { width: 2, gap: 5 },
  /** Broken: told from the others by its form. */
  doubled: { width: 2, gap: 4 },
} as const;
/** Of paper, around a ring. */
const ringEdge = 1.5;

export class PinsLayer {
  #signs: { readonly key: string; readonly draw: Signs } | null = null;
  #sprites: { readonly key: string; readonly of: LabelSprites } | null = null;
  #plates: { readonly key: string; readonly of: CrowdSprites } | null = null;
  #labels: { readonly pins: Scene['pins']; readonly key: string; readonly written: Uint8Array } | null = null;
  /** What is in view, and the standing that each was last drawn with. */
  #visible: readonly number[] = [];
  #drawn = new Map<number, Standing>();

  paintAll(context: CanvasRenderingContext2D, scene: Scene): void {
    const { size, pins } = scene;
    this.#visible = pins.within(onPicture(scene, grown({ left: 0, top: 0, right: size.width, bottom: size.height })));
    this.#drawn = new Map();
    this.#paint(context, scene, this.#visible);
  }

  /** Asks again how every pin in view stands. */
  paintChanged(context: CanvasRenderingContext2D, scene: Scene): void {
    const changed = this.#visible.filter((index) => this.#drawn.get(index) !== scene.standing(idOf(scene, index)));
    if (changed.length === 0) return;
    // Crowds are few.
    if (scene.crowds || changed.length > Math.max(8, this.#visible.length * many)) {
      context.clearRect(0, 0, scene.size.width, scene.size.height);
      return this.#paint(context, scene, this.#visible);
    }
    for (const index of changed) this.#repaint(context, scene, index);
  }

  /** The place of one pin, with whatever else reaches into it. */
  #repaint(context: CanvasRenderingContext2D, scene: Scene, index: number): void {
    const { x, y } = placeOf(scene, index);
    const radius = radiusIn(scene) + 4;
    const place = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    context.save();
    context.beginPath();
    context.rect(place.left, place.top, 2 * radius, 2 * radius);
    context.clip();
    context.clearRect(place.left, place.top, 2 * radius, 2 * radius);
    this.#paint(context, scene, scene.pins.within(onPicture(scene, grown(place))));
    context.restore();
  }

  #paint(context: CanvasRenderingContext2D, scene: Scene, indices: readonly number[]): void {
    if (scene.crowds) return this.#paintCrowded(context, scene, scene.crowds, indices);
    const { marks } = scene;
    const isMarked = (index: number): boolean => ringOf(scene, idOf(scene, index)) !== null;
    const some = marks.selected.size + marks.highlighted.size + marks.doubled.size;
    const hasMarks = marks.proposed !== null || some > 0;
    const above = hasMarks ? indices.filter(isMarked) : [];
    this.#paintSigns(context, scene, above.length > 0 ? indices.filter((index) => !isMarked(index)) : indices);
    this.#paintLabels(context, scene, indices);
    for (const index of above) this.#paintRing(context, scene, index);
    this.#paintSigns(context, scene, above);
  }

  #paintCrowded(
    context: CanvasRenderingContext2D,
    scene: Scene,
    crowds: readonly Crowd[],
    indices: readonly number[],
  ): void {
    const marked = indices.filter((index) => ringOf(scene, idOf(scene, index)) !== null);
    const above =
      marked.length <= mostAbove ? marked : marked.filter((index) => idOf(scene, index) === scene.marks.proposed);
    for (const index of indices) this.#drawn.set(index, scene.standing(idOf(scene, index)));
    const alone = crowds.flatMap(({ members }) => (members.length === 1 ? members : []));
    this.#paintSigns(context, scene, alone);
    for (const crowd of crowds) if (crowd.members.length > 1) this.#paintCrowd(context, scene, crowd);
    this.#paintLabels(context, scene, above);
    for (const index of above) this.#paintRing(context, scene, index);
    this.#paintSigns(context, scene, above);
  }

  #paintCrowd(context: CanvasRenderingContext2D, scene: Scene, { at, members }: Crowd): void {
    const { camera, ratio, size, marks } = scene;
    const [x, y] = [camera.x + at.x * camera.scale, camera.y + at.y * camera.scale];
    if (x < -reachAside || y < -reachAside || x > size.width + reachAside || y > size.height + reachAside) return;
    let worst: Verdict = 'pass';
    let isMarked = false;
    for (const index of members) {
      const id = idOf(scene, index);
      worst = worseOf(worst, scene.standing(id).verdict);
      isMarked ||= marks.selected.has(id);
    }
    const plate = this.#platesFor(scene).of(worst, members.length, isMarked);
    const [width, height] = [plate.width / ratio, plate.height / ratio];
    context.drawImage(plate, onDevice(x - width / 2, ratio), onDevice(y - height / 2, ratio), width, height);
  }

  #paintSigns(context: CanvasRenderingContext2D, scene: Scene, indices: readonly number[]): void {
    const { ratio, marks } = scene;
    const signs = this.#signsFor(scene);
    let alpha = 1;
    for (const index of indices) {
      const id = idOf(scene, index);
      const standing = scene.standing(id);
      this.#drawn.set(index, standing);
      const wanted = marks.faded.has(id) ? pale : 1;
      if (wanted !== alpha) context.globalAlpha = alpha = wanted;
      const sign = signs(standing.verdict, standing.outlined);
      const [width, { x, y }] = [sign.width / ratio, placeOf(scene, index)];
      context.drawImage(sign, onDevice(x - width / 2, ratio), onDevice(y - width / 2, ratio), width, width);
    }
    context.globalAlpha = 1;
  }

  #paintLabels(context: CanvasRenderingContext2D, scene: Scene, indices: readonly number[]): void {
    const { pins, marks, ratio } = scene;
    const [written, sprites] = [this.#labelsFor(scene), this.#spritesFor(scene)];
    for (const index of indices) {
      const id = idOf(scene, index);
      const matters =
        id === marks.proposed || marks.doubled.has(id) || (marks.selected.size <= 50 && marks.selected.has(id));
      if (!matters && (written[index] === 0 || marks.faded.has(id))) continue;
      const sprite = sprites.of(pins.labels[index] ?? '');
      const [{ x, y }, width] = [placeOf(scene, index), sprite.width / ratio];
      const top = y + radiusIn(scene) + reachOf(ringOf(scene, id));
      context.drawImage(sprite, onDevice(x - width / 2, ratio), onDevice(top, ratio), width, sprite.height / ratio);
    }
  }

  #paintRing(context: CanvasRenderingContext2D, scene: Scene, index: number): void {
    const { look } = scene;
    const [{ x, y }, id] = [placeOf(scene, index), idOf(scene, index)];
    const kind = ringOf(scene, id) ?? 'highlighted';
    const ring = rings[kind];
    context.beginPath();
    context.arc(x, y, radiusIn(scene) + ring.gap, 0, Math.PI * 2);
    context.strokeStyle = look.paper;
    context.lineWidth = ring.width + 2 * ringEdge;
    context.stroke();
    context.strokeStyle = kind === 'doubled' ? look.ink : look.accent;
    context.lineWidth = ring.width;
    if (kind === 'doubled') context.setLineDash([4, 3]);
    context.stroke();
    context.setLineDash([]);
  }

  #signsFor(scene: Scene): Signs {
    const { ratio, look } = scene;
    const radius = radiusIn(scene) * ratio;
    const key = `${radius}/${keyOf(look)}`;
    if (this.#signs?.key !== key) this.#signs = { key, draw: drawSigns(radius, look) };
    return this.#signs.draw;
  }

  #platesFor({ ratio, look }: Scene): CrowdSprites {
    const key = `${ratio}/${keyOf(look)}`;
    if (this.#plates?.key !== key) this.#plates = { key, of: new CrowdSprites(look, ratio) };
    return this.#plates.of;
  }

  #spritesFor({ ratio, look }: Scene): LabelSprites {
    const key = `${ratio}/${keyOf(look)}`;
    if (this.#sprites?.key !== key) this.#sprites = { key, of: new LabelSprites(look, ratio) };
    return this.#sprites.of;
  }

  #labelsFor(scene: Scene): Uint8Array {
    const { pins, camera } = scene;
    const [step, radius] = [labelStep(camera.scale), radiusIn(scene)];
    const key = `${step}/${radius}`;
    if (this.#labels?.key !== key || this.#labels.pins !== pins) {
      this.#labels = { pins, key, written: labelPlaces(pins, step, radius) };
    }
    return this.#labels.written;
  }
}

function ringOf({ marks }: Scene, id: string): keyof typeof rings | null {
  if (id === marks.proposed) return 'proposed';
  if (marks.selected.has(id)) return 'selected';
  if (marks.highlighted.has(id)) return 'highlighted';
  return marks.doubled.has(id) ? 'doubled' : null;
}

/** How far a ring reaches outside its sign: the label stands below that. */
const reachOf = (ring: keyof typeof rings | null): number =>
  ring === null ? 0 : rings[ring].gap + rings[ring].width / 2 + ringEdge - 3;

const radiusIn = ({ pins, camera }: Scene): number => signRadius(pins.gap * camera.scale);
const idOf = ({ pins }: Scene, index: number): string => pins.ids[index] ?? '';
const keyOf = ({ paper, ink, accent }: Scene['look']): string => paper + ink + accent;
/** A copy that lies between two device pixels is a blurred one. */
const onDevice = (at: number, ratio: number): number => Math.round(at * ratio) / ratio;

function placeOf({ pins, camera, shift, plan }: Scene, index: number): { x: number; y: number } {
  const [x, y] = [pins.xs[index] ?? 0, pins.ys[index] ?? 0];
  const isShifted = shift?.ids.has(pins.ids[index] ?? '') === true;
  const [dx, dy] = isShifted ? [shift.by.x * plan.width, shift.by.y * plan.height] : [0, 0];
  return { x: camera.x + (x + dx) * camera.scale, y: camera.y + (y + dy) * camera.scale };
}

/** With everything of a pin that may reach into it. */
const grown = ({ left, top, right, bottom }: Box): Box => ({
  left: left - reachAside,
  top: top - reachBelow - 24,
  right: right + reachAside,
  bottom: bottom + 24,
});

/** From pixels of the view to pixels of the picture. */
const onPicture = ({ camera: { scale, x, y } }: Scene, { left, top, right, bottom }: Box): Box => ({
  left: (left - x) / scale,
  top: (top - y) / scale,
  right: (right - x) / scale,
  bottom: (bottom - y) / scale,
});
