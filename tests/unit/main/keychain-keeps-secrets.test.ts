import { describe, expect, test } from 'vitest';

import { keychainSecrets, type SealedSecrets } from '../../../electron/main/keychain.ts';

/** Seals by turning the text round: enough to see what is written. */
const keychain = (backend?: 'basic_text' | 'gnome_libsecret', available = true) => ({
  isEncryptionAvailable: () => available,
  encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
  decryptString(sealed: Buffer) {
    if (sealed.toString().startsWith('!')) throw new Error('sealed by somebody else');
    return [...sealed.toString()].reverse().join('');
  },
  ...(backend ? { getSelectedStorageBackend: () => backend } : {}),
});

function store(first: SealedSecrets = {}): { read(): SealedSecrets; write(sealed: SealedSecrets): void } {
  let kept = first;
  return { read: () => kept, write: (sealed) => void (kept = sealed) };
}

describe('a password', () => {
  test('is kept sealed, and known after the next start', () => {
    const kept = store();
    keychainSecrets(keychain('gnome_libsecret'), kept).set('profile/a', 'secret', true);
    expect(JSON.stringify(kept.read())).not.toContain('secret');
    expect(keychainSecrets(keychain('gnome_libsecret'), kept).isKept('profile/a')).toBe(true);
    expect(keychainSecrets(keychain('gnome_libsecret'), kept).get('profile/a')).toBe('secret');
  });

  test('that is not to be kept lives until the program ends', () => {
    const kept = store();
    const secrets = keychainSecrets(keychain(), kept);
    secrets.set('profile/a', 'secret', true);
    secrets.set('profile/a', 'other', false);
    expect(secrets.get('profile/a')).toBe('other');
    expect(secrets.isKept('profile/a')).toBe(false);
    expect(keychainSecrets(keychain(), kept).get('profile/a')).toBeUndefined();
  });

  test.each([
    ['there is no keychain', keychain(undefined, false)],
    ['Linux has only its plain-text stand-in', keychain('basic_text')],
  ])('is never written where %s', (_where, chain) => {
    const kept = store();
    const secrets = keychainSecrets(chain, kept);
    expect(secrets.keychain).toBe(false);
    secrets.set('profile/a', 'secret', true);
    expect(secrets.get('profile/a')).toBe('secret');
    expect(kept.read()).toEqual({});
  });

  test('sealed by another user is typed again', () => {
    const sealed = { 'profile/a': Buffer.from('!strange').toString('base64') };
    expect(keychainSecrets(keychain(), store(sealed)).get('profile/a')).toBeUndefined();
  });

  test('that is forgotten is gone from both', () => {
    const kept = store();
    const secrets = keychainSecrets(keychain(), kept);
    secrets.set('profile/a', 'secret', true);
    secrets.forget('profile/a');
    expect([secrets.get('profile/a'), kept.read()]).toEqual([undefined, {}]);
  });
});
