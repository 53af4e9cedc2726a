// What is kept for this installation, in the window's own data folder. Crash-safe: electron-store writes beside and renames.

import Store from 'electron-store';

import { nothingKept, type Kept, type KeptData } from '../application/shell.ts';
import type { SealedSecrets } from './keychain.ts';
import type { WindowPlace } from './window-place.ts';

/** Beside what the application keeps: what only a window has. */
interface WindowKept extends KeptData {
  station: string;
  /** Sealed by the system's keychain; base64. */
  sealed: SealedSecrets;
  window: WindowPlace | null;
}

export interface WindowStore extends Kept {
  own<K extends 'station' | 'sealed' | 'window'>(key: K): WindowKept[K];
  setOwn<K extends 'station' | 'sealed' | 'window'>(key: K, value: WindowKept[K]): void;
}

export function keptOnDisk(): WindowStore {
  const store = new Store<Record<string, unknown>>();
  const nothing: WindowKept = { ...nothingKept(), station: '', sealed: {}, window: null };
  const get = <K extends keyof WindowKept>(key: K): WindowKept[K] => (store.get(key) as WindowKept[K]) ?? nothing[key];
  return { get, set: (key, value) => store.set(key, value), own: get, setOwn: (key, value) => store.set(key, value) };
}
