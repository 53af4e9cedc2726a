// Passwords in the system's keychain: sealed by it, kept as sealed text. Where there is no keychain (or Linux offers only its
// plain-text stand-in) nothing is kept and a password lives until the program ends. Architecture, *Secrets*.

import type { SafeStorage } from 'electron';

import type { Secrets } from '../application/shell.ts';

/** By name; base64. */
export type SealedSecrets = Readonly<Record<string, string>>;

export interface SealedStore {
  read(): SealedSecrets;
  write(sealed: SealedSecrets): void;
}

type Keychain = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

export function keychainSecrets(keychain: Keychain, store: SealedStore): Secrets {
  const held = new Map<string, string>();
  const usable = isUsable(keychain);
  return {
    keychain: usable,
    get: (name) => held.get(name) ?? (usable ? unsealed(keychain, store.read()[name]) : undefined),
    isKept: (name) => usable && store.read()[name] !== undefined,
    set(name, secret, keep) {
      held.set(name, secret);
      if (!keep) return forgetSealed(store, name);
      if (usable) store.write({ ...store.read(), [name]: keychain.encryptString(secret).toString('base64') });
    },
    forget(name) {
      held.delete(name);
      forgetSealed(store, name);
    },
  };
}

/** `basic_text` is Linux's stand-in without a keyring: a fixed key, as good as plain text. */
function isUsable(keychain: Keychain): boolean {
  return keychain.isEncryptionAvailable() && keychain.getSelectedStorageBackend?.() !== 'basic_text';
}

/** Sealed by another user or another keychain: not known any more, to be typed again. */
function unsealed(keychain: Keychain, sealed: string | undefined): string | undefined {
  if (sealed === undefined) return undefined;
  try {
    return keychain.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    return undefined;
  }
}

function forgetSealed(store: SealedStore, name: string): void {
  const { [name]: gone, ...others } = store.read();
  if (gone !== undefined) store.write(others);
}
