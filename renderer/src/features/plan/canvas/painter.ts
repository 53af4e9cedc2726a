// Decides what is painted when: at most once a frame, and of the two layers only what has changed. The ground is one canvas, the
// pins are another above it.

import { paintGround } from './ground-layer.ts';
import { PinsLayer } from './pins-layer.ts';
import type { Scene } from './scene.ts';

/** What a change of the scene touches; the rest is seen on the pins alone. */
const onGroundAlone = new Set<keyof Scene>(['picture', 'before', 'come', 'areas']);
const onBoth = new Set<keyof Scene>(['plan', 'camera', 'size', 'ratio', 'look']);

export class Painter {
  readonly #ground: HTMLCanvasElement;
  readonly #pins: HTMLCanvasElement;
  readonly #layer = new PinsLayer();
  #scene: Scene;
  #frame = 0;
  #dirty = { ground: true, pins: true };

  constructor(ground: HTMLCanvasElement, pins: HTMLCanvasElement, scene: Scene) {
    [this.#ground, this.#pins, this.#scene] = [ground, pins, scene];
    this.#ask();
  }

  /** Painted at the next frame. */
  show(change: Partial<Scene>): void {
    this.#scene = { ...this.#scene, ...change };
    for (const name of Object.keys(change) as (keyof Scene)[]) {
      this.#dirty.ground ||= onGroundAlone.has(name) || onBoth.has(name);
      this.#dirty.pins ||= !onGroundAlone.has(name);
    }
    this.#ask();
  }

  /** Verdicts have changed: which, is found out when it is painted. */
  standingsChanged(): void {
    this.#ask();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
  }

  #ask(): void {
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    this.#frame = 0;
    const { ground, pins } = this.#dirty;
    this.#dirty = { ground: false, pins: false };
    if (ground) this.#on(this.#ground, true, (context) => paintGround(context, this.#scene));
    this.#on(this.#pins, pins, (context) =>
      pins ? this.#layer.paintAll(context, this.#scene) : this.#layer.paintChanged(context, this.#scene),
    );
  }

  #on(canvas: HTMLCanvasElement, clear: boolean, paint: (context: CanvasRenderingContext2D) => void): void {
    const context = canvas.getContext('2d');
    if (!context) return;
    const { size, ratio } = this.#scene;
    const [wide, high] = [Math.max(1, Math.round(size.width * ratio)), Math.max(1, Math.round(size.height * ratio))];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (clear) context.clearRect(0, 0, size.width, size.height);
    paint(context);
  }
}
