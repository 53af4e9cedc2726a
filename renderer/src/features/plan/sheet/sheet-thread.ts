// The page's end of the thread that makes sheets: asks, and draws what the thread can't.

import type { Asks, PlanRefusal, ToPage, ToThread } from './protocol.ts';
import type { Cutting } from './pyramid.ts';

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: PlanRefusal };

export type Draws = (cutting: Cutting) => Promise<ImageBitmap | null>;

interface Heard {
  readonly draw?: Draws;
  readonly made?: (made: number, count: number) => void;
}

export class SheetThread {
  #worker: Worker | null = null;
  readonly #open = new Map<number, (answer: Answer<never>) => void>();
  #heard: Heard = {};
  #last = 0;

  /** Started when it is first asked. */
  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => this.#hear(data));
    // Killed for want of memory, or its file did not come.
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.close();
    });
    return (this.#worker = worker);
  }

  ask<K extends keyof Asks>(ask: K, given: Asks[K]['given'], heard: Heard = {}): Promise<Answer<Asks[K]['answer']>> {
    const id = (this.#last += 1);
    if (ask === 'make') this.#heard = heard;
    return new Promise((resolve) => {
      this.#open.set(id, resolve);
      this.#thread().postMessage({ id, ask, given });
    });
  }

  /** Ends it at once, whatever it does; what is still asked is refused. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const answer of this.#open.values()) answer({ ok: false, refusal: { code: 'plans.not-prepared' } });
    this.#open.clear();
  }

  #hear(said: ToPage): void {
    if ('need' in said) return void this.#draw(said.need, said.cutting);
    if ('made' in said) return this.#heard.made?.(said.made, said.count);
    const answer = this.#open.get(said.re);
    this.#open.delete(said.re);
    if ('refusal' in said) return answer?.({ ok: false, refusal: said.refusal });
    answer?.({ ok: true, value: said.answer as never });
  }

  async #draw(need: number, cutting: Cutting): Promise<void> {
    const bitmap = (await this.#heard.draw?.(cutting).catch(() => null)) ?? null;
    this.#worker?.postMessage({ drawn: need, bitmap } satisfies ToThread, bitmap ? [bitmap] : []);
  }
}
