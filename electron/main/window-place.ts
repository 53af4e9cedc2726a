// Decides where the window opens: where it was, if that is still on a screen; kept as it moves, so that a crash loses nothing.
// Pure; the screens are handed in.

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace extends Rectangle {
  readonly maximized: boolean;
}

/** So much of the title bar must be reachable, in device-independent pixels. */
const reachable = { width: 120, height: 32 } as const;

/** The kept place, where its title bar can still be taken hold of; null: the default one. */
export function placeOnScreen(kept: WindowPlace | null, screens: readonly Rectangle[]): WindowPlace | null {
  if (!kept || !(kept.width > 0) || !(kept.height > 0)) return null;
  const bar = { ...kept, height: reachable.height };
  return screens.some((screen) => overlaps(bar, screen)) ? kept : null;
}

function overlaps(bar: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(bar.x + bar.width, screen.x + screen.width) - Math.max(bar.x, screen.x);
  const height = Math.min(bar.y + bar.height, screen.y + screen.height) - Math.max(bar.y, screen.y);
  return width >= Math.min(reachable.width, bar.width) && height >= reachable.height;
}
