// A place on a screen that follows long work of the application: how far it has come, its end, and a way to stop it. Leaving the
// screen stops it too.

import { computed, onScopeDispose, shallowRef } from 'vue';

import type { Words } from '../../../electron/contract/frame.ts';
import type { Told } from '../../../electron/contract/told.ts';
import { listen } from './application.ts';

type Start<T> = (signal: AbortSignal) => Promise<AsyncIterable<T>>;

/** A stream that can be stopped: true when it came to its end. */
export function useStream() {
  const running = shallowRef<AbortController | null>(null);
  const stop = (): void => running.value?.abort();

  async function follow<T>(start: Start<T>, take: (told: T) => unknown): Promise<boolean> {
    stop();
    const own = new AbortController();
    running.value = own;
    try {
      await listen(start(own.signal), (told) => own.signal.aborted || take(told));
      return !own.signal.aborted;
    } catch (error) {
      if (!own.signal.aborted) throw error;
      return false;
    } finally {
      if (running.value === own) running.value = null;
    }
  }
  onScopeDispose(stop);
  return { busy: computed(() => running.value !== null), follow, stop };
}

export function useLongWork<T>() {
  const { busy, follow, stop } = useStream();
  const progress = shallowRef<{ readonly done: number; readonly total: number } | null>(null);
  const value = shallowRef<T | null>(null);
  const failure = shallowRef<Words | null>(null);
  const stopped = shallowRef(false);

  function take(told: Told<T>): void {
    if (told.kind === 'progress') progress.value = told;
    else if (told.kind === 'done') value.value = told.value;
    else failure.value = told.failure;
  }

  /** Until its end, or until it is stopped. */
  async function run(start: Start<Told<T>>): Promise<void> {
    [progress.value, value.value, failure.value, stopped.value] = [null, null, null, false];
    stopped.value = !(await follow(start, take));
  }
  return { busy, progress, value, failure, stopped, run, stop };
}
