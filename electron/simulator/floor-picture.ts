// Draws a generated floor so that it looks like an architect's plan: walls, windows, doors with their swing, desks, stairs,
// room numbers. Pixels only; what stands where is decided by `floor-layout.ts`.

import { pictureHeight, pictureWidth } from './floor-layout.ts';
import type { FloorLayout, Rectangle, Room } from './floor-layout.ts';
import { encodePng } from './png.ts';

const ink = { paper: 0, wall: 1, inner: 2, desk: 3, window: 4, floor: 5, text: 6, chair: 7 } as const;
const palette = [
  [255, 255, 255],
  [38, 42, 48],
  [88, 94, 102],
  [222, 214, 200],
  [120, 170, 210],
  [247, 248, 249],
  [110, 116, 124],
  [196, 202, 208],
] as const;

/** Three by five dots a digit or letter, one row a number. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 1, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
};

class Sheet {
  readonly pixels = new Uint8Array(pictureWidth * pictureHeight);

  fill(area: Rectangle, colour: number): void {
    const left = Math.max(0, Math.round(area.x));
    const right = Math.min(pictureWidth, Math.round(area.x + area.width));
    const bottom = Math.min(pictureHeight, Math.round(area.y + area.height));
    for (let y = Math.max(0, Math.round(area.y)); y < bottom; y++) {
      this.pixels.fill(colour, y * pictureWidth + left, y * pictureWidth + right);
    }
  }

  frame(area: Rectangle, thickness: number, colour: number): void {
    const { x, y, width, height } = area;
    const half = thickness / 2;
    this.fill({ x: x - half, y: y - half, width: width + thickness, height: thickness }, colour);
    this.fill({ x: x - half, y: y + height - half, width: width + thickness, height: thickness }, colour);
    this.fill({ x: x - half, y: y - half, width: thickness, height: height + thickness }, colour);
    this.fill({ x: x + width - half, y: y - half, width: thickness, height: height + thickness }, colour);
  }

  dot(x: number, y: number, colour: number): void {
    this.fill({ x: x - 1, y: y - 1, width: 2, height: 2 }, colour);
  }
}

/** The floor as a PNG of `pictureWidth` by `pictureHeight`. */
export function drawFloor(layout: FloorLayout): Buffer {
  const sheet = new Sheet();
  sheet.fill(layout.outline, ink.floor);
  for (const room of layout.rooms) drawRoom(sheet, room);
  sheet.frame(layout.outline, 12, ink.wall);
  for (const room of layout.rooms) drawWindows(sheet, room);
  drawStairs(sheet, layout.corridor);
  return encodePng(pictureWidth, pictureHeight, sheet.pixels, palette);
}

function drawRoom(sheet: Sheet, room: Room): void {
  sheet.frame(room, 6, ink.inner);
  for (const place of room.places) drawDesk(sheet, place.x, place.y);
  drawDoor(sheet, room);
  const digits = room.name.replace(/\D/g, '');
  write(sheet, digits, room.x + 16, room.above ? room.y + 16 : room.y + room.height - 36);
}

function drawDesk(sheet: Sheet, x: number, y: number): void {
  const desk = { x: x - 22, y: y - 6, width: 44, height: 20 };
  sheet.fill({ x: x - 7, y: y + 16, width: 14, height: 9 }, ink.chair);
  sheet.fill(desk, ink.desk);
  sheet.frame(desk, 2, ink.inner);
}

function drawDoor(sheet: Sheet, room: Room): void {
  const opening = 44;
  const x = room.x + room.width / 2;
  const wall = room.above ? room.y + room.height : room.y;
  const inward = room.above ? -1 : 1;
  sheet.fill({ x: x - opening / 2, y: wall - 4, width: opening, height: 8 }, ink.floor);
  for (let angle = 0; angle <= Math.PI / 2; angle += 0.03) {
    sheet.dot(x - opening / 2 + opening * Math.cos(angle), wall + inward * opening * Math.sin(angle), ink.text);
  }
  for (let reach = 0; reach < opening; reach++) sheet.dot(x - opening / 2, wall + inward * reach, ink.inner);
}

function drawWindows(sheet: Sheet, room: Room): void {
  const y = room.above ? room.y : room.y + room.height;
  const panes = Math.max(1, Math.floor(room.width / 120));
  for (let pane = 0; pane < panes; pane++) {
    const x = room.x + ((pane + 0.5) * room.width) / panes - 36;
    sheet.fill({ x, y: y - 4, width: 72, height: 8 }, ink.window);
  }
}

function drawStairs(sheet: Sheet, corridor: Rectangle): void {
  for (let step = 0; step < 9; step++) {
    const x = corridor.x + corridor.width - 130 + step * 13;
    sheet.fill({ x, y: corridor.y + 14, width: 2, height: corridor.height - 28 }, ink.text);
  }
}

function write(sheet: Sheet, digits: string, x: number, y: number): void {
  const dot = 4;
  [...digits].forEach((digit, place) => {
    (glyphs[digit] ?? []).forEach((bits, row) => {
      for (let column = 0; column < 3; column++) {
        if (!(bits & (4 >> column))) continue;
        sheet.fill({ x: x + (place * 4 + column) * dot, y: y + row * dot, width: dot, height: dot }, ink.text);
      }
    });
  });
}
