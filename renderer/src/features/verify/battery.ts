// What the laptop's battery has left, where the browser tells it; else nothing is shown.

import { onUnmounted, shallowRef, type ShallowRef } from 'vue';

export interface Battery {
  /** 0..1 */
  readonly level: number;
  readonly charging: boolean;
}

/** The part of the browser's own object that is read here; not every browser has one. */
interface BatteryManager extends EventTarget, Battery {}
interface TellsBattery {
  getBattery?: () => Promise<BatteryManager>;
}

/** Below this a walk of an hour may not end. */
export const isLow = ({ level, charging }: Battery): boolean => !charging && level < 0.3;

export function useBattery(page: TellsBattery = navigator as Navigator & TellsBattery): ShallowRef<Battery | null> {
  const battery = shallowRef<Battery | null>(null);
  const left = new AbortController();
  const watch = async (): Promise<void> => {
    const told = await page.getBattery?.();
    if (!told) return;
    const take = (): void => void (battery.value = { level: told.level, charging: told.charging });
    for (const change of ['levelchange', 'chargingchange'])
      told.addEventListener(change, take, { signal: left.signal });
    take();
  };
  // A policy may forbid it: then nothing is shown, as where there is none.
  void watch().catch(() => {});
  onUnmounted(() => left.abort());
  return battery;
}
