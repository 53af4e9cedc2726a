// Draws what lies below the pins: the sheet with its picture, the outlines of areas and their names.

import type { AreaView } from '../../../../../electron/contract/site-views.ts';
import { toView } from '../camera.ts';
import { shortLabel } from '../numbering.ts';
import { levelFor } from './levels.ts';
import type { Scene } from './scene.ts';

const font = '600 13px Inter, system-ui, sans-serif';
/** An area that is shown narrower than this has no room for its name, in pixels of the view. */
const leastForName = 56;

export function paintGround(context: CanvasRenderingContext2D, scene: Scene): void {
  paintSheet(context, scene);
  context.font = font;
  context.lineJoin = 'round';
  for (const area of scene.areas) paintArea(context, scene, area);
}

/** Only the part that is in view is copied. */
function paintSheet(context: CanvasRenderingContext2D, { camera, plan, picture, size, ratio, look }: Scene): void {
  const { scale, x, y } = camera;
  const [wide, high] = [plan.width * scale, plan.height * scale];
  context.fillStyle = look.sheet;
  context.fillRect(x, y, wide, high);
  const [largest] = picture?.levels ?? [];
  if (!picture || !largest) return;
  const level = picture.levels[levelFor(picture.levels.length, (wide * ratio) / largest.width)] ?? largest;
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(size.width, x + wide), Math.min(size.height, y + high)];
  if (right <= left || bottom <= top) return;
  const [across, down] = [level.width / wide, level.height / high];
  context.imageSmoothingQuality = 'low';
  context.drawImage(
    level,
    (left - x) * across,
    (top - y) * down,
    (right - left) * across,
    (bottom - top) * down,
    left,
    top,
    right - left,
    bottom - top,
  );
}

function paintArea(context: CanvasRenderingContext2D, { camera, plan, size, look }: Scene, area: AreaView): void {
  const corners = area.outline.map((corner) => toView(camera, corner, plan));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (right < 0 || bottom < 0 || left > size.width || top > size.height) return;
  context.beginPath();
  for (const { x, y } of corners) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = context.strokeStyle = look.sheetInk;
  context.globalAlpha = 0.05;
  context.fill();
  context.globalAlpha = 0.6;
  context.lineWidth = 1.5;
  context.setLineDash([7, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  if (right - left < leastForName) return;
  const name = fitting(context, area.name, right - left - 12);
  context.lineWidth = 4;
  context.strokeStyle = look.sheet;
  // On its upper edge: within it stand the pins.
  context.strokeText(name, left + 6, top - 4);
  context.fillText(name, left + 6, top - 4);
}

/** Its beginning, as much as has room. */
function fitting(context: CanvasRenderingContext2D, name: string, room: number): string {
  // Not only its end, which is what a socket's label is known by.
  let characters = [...shortLabel(name.slice(0, 60), 0, 40)];
  if (context.measureText(characters.join('')).width <= room) return characters.join('');
  while (characters.length > 1 && context.measureText(`${characters.join('')}…`).width > room) {
    characters = characters.slice(0, -1);
  }
  return `${characters.join('')}…`;
}
