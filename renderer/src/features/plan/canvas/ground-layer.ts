// Draws what lies below the pins: the sheet with its picture, the outlines of areas and their names.

import type { AreaView } from '../../../../../electron/contract/site-views.ts';
import { toView } from '../camera.ts';
import { shortLabel } from '../numbering.ts';
import type { Picture } from './picture.ts';
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

function paintSheet(context: CanvasRenderingContext2D, scene: Scene): void {
  const { camera, plan, picture, before, look } = scene;
  context.fillStyle = look.sheet;
  context.fillRect(camera.x, camera.y, plan.width * camera.scale, plan.height * camera.scale);
  if (picture) paintPicture(context, scene, picture);
  if (!before || before.share === 0) return;
  // The revision before lies over the new one like a sheet of tracing paper.
  context.globalAlpha = before.share;
  paintPicture(context, scene, before.picture);
  context.globalAlpha = 1;
}

/** Only what is in view. */
function paintPicture(context: CanvasRenderingContext2D, { camera, plan, size, ratio }: Scene, picture: Picture): void {
  const [wide, high] = [plan.width * camera.scale, plan.height * camera.scale];
  const seen = {
    left: Math.max(0, -camera.x / wide),
    top: Math.max(0, -camera.y / high),
    right: Math.min(1, (size.width - camera.x) / wide),
    bottom: Math.min(1, (size.height - camera.y) / high),
  };
  if (seen.right <= seen.left || seen.bottom <= seen.top) return;
  // On whole pixels of the device: else a seam shows between two pieces.
  const onPixel = (at: number): number => Math.round(at * ratio) / ratio;
  context.imageSmoothingQuality = 'low';
  for (const piece of picture.pieces({ ...seen, across: wide * ratio })) {
    const part = {
      left: Math.max(piece.left, seen.left),
      top: Math.max(piece.top, seen.top),
      right: Math.min(piece.right, seen.right),
      bottom: Math.min(piece.bottom, seen.bottom),
    };
    const across = piece.bitmap.width / (piece.right - piece.left);
    const down = piece.bitmap.height / (piece.bottom - piece.top);
    const [left, top] = [onPixel(camera.x + part.left * wide), onPixel(camera.y + part.top * high)];
    const [right, bottom] = [onPixel(camera.x + part.right * wide), onPixel(camera.y + part.bottom * high)];
    if (right <= left || bottom <= top) continue;
    context.drawImage(
      piece.bitmap,
      (part.left - piece.left) * across,
      (part.top - piece.top) * down,
      (part.right - part.left) * across,
      (part.bottom - part.top) * down,
      left,
      top,
      right - left,
      bottom - top,
    );
  }
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
