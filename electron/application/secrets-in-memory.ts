// Passwords that live until the program ends: for shells without the system's keychain. Nothing is ever written.

import type { Secrets } from './shell.ts';

export function secretsInMemory(): Secrets {
  const secrets = new Map<string, string>();
  return {
    keychain: false,
    get: (name) => secrets.get(name),
    isKept: () => false,
    set: (name, secret) => void secrets.set(name, secret),
    forget: (name) => void secrets.delete(name),
  };
}
