// What is kept for this installation, in the window's own data folder. Crash-safe: electron-store writes beside and renames, so
// that a kill leaves the former file or the new one.

import Store from 'electron-store';

import { machineLanguage } from '../application/machine.ts';
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
  const nothing: WindowKept = { ...nothingKept(machineLanguage()), station: '', sealed: {}, window: null };
  // electron-store reads the file at every question. One program writes it (a second start ends at once), so it is read once.
  const known: Partial<WindowKept> = { ...store.store };
  const get = <K extends keyof WindowKept>(key: K): WindowKept[K] => known[key] ?? nothing[key];
  const set = <K extends keyof WindowKept>(key: K, value: WindowKept[K]): void => {
    known[key] = value;
    store.set(key, value);
  };
  return { get, set, own: get, setOwn: set };
}
