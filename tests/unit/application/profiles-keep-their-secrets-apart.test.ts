import { generate } from 'selfsigned';
import { describe, expect, it } from 'vitest';

import { certificatesIn } from '../../../electron/application/certificates.ts';
import { listProfiles, putBackProfile, removeProfile, saveProfile } from '../../../electron/application/profiles.ts';
import { nothingKept, type KeptData, type Secrets } from '../../../electron/application/shell.ts';
import type { ProfileDraft } from '../../../electron/contract/settings.ts';
import { valueOf } from '../../support/value-of.ts';

const { cert: pem } = await generate([{ name: 'commonName', value: 'House' }], { keySize: 2048 });
const cloud: ProfileDraft = {
  ...{ kind: 'ochno', name: 'Estates', dialect: 'documented', baseUrl: 'https://operated.ochno.com' },
  ...{ email: 'a@b.example', companyId: 'c1', password: 'hunter2', keep: true },
};
const broker: ProfileDraft = {
  ...{ kind: 'broker', name: 'House', dialect: 'operated', url: 'mqtts://broker:8883', companyId: 'c1', keep: true },
  ...{ username: 'u', password: 'hunter2', ca: pem, cert: pem, key: '-----BEGIN KEY' },
};

/** What is kept, and a keychain that says what it would have to seal. */
function shell() {
  const data: KeptData = nothingKept();
  const held = new Map<string, { secret: string; keep: boolean }>();
  const secrets: Secrets = {
    keychain: true,
    get: (name) => held.get(name)?.secret,
    isKept: (name) => held.get(name)?.keep === true,
    set: (name, secret, keep) => void held.set(name, { secret, keep }),
    forget: (name) => void held.delete(name),
  };
  const kept = {
    get: <K extends keyof KeptData>(key: K): KeptData[K] => data[key],
    set: <K extends keyof KeptData>(key: K, value: KeptData[K]) => void (data[key] = value),
  };
  return { kept, secrets, data, held };
}

describe('a connection', () => {
  it('is kept without its password and without the key of its certificate', () => {
    const on = shell();
    valueOf(saveProfile(on, cloud));
    expect(valueOf(saveProfile(on, broker))).toMatchObject({ hasPassword: true, hasKey: true, kept: true });
    expect(JSON.stringify(on.data)).not.toMatch(/hunter2|BEGIN KEY/);
    expect(on.held.get('profile/House/key')).toEqual({ secret: '-----BEGIN KEY', keep: true });
    expect(listProfiles(on)).toMatchObject([
      { name: 'Estates' },
      { name: 'House', ca: certificatesIn(pem), user: 'u' },
    ]);
  });

  it('keeps what is not typed again, and what no screen shows', () => {
    const on = shell();
    valueOf(saveProfile(on, broker));
    const overrides = { endpoints: { hubs: '/v2/hubs' } };
    on.kept.set('profiles', { House: { ...on.data.profiles['House']!, overrides } });
    const { password: _password, key: _key, ...untouched } = broker;
    valueOf(saveProfile(on, { ...untouched, companyId: 'c2' }));
    expect(on.data.profiles['House']).toMatchObject({ companyId: 'c2', overrides });
    expect(on.held.get('profile/House')?.secret).toBe('hunter2');
    expect(on.held.get('profile/House/key')?.secret).toBe('-----BEGIN KEY');
  });

  it('loses what is emptied: without a user there is no password either', () => {
    const on = shell();
    valueOf(saveProfile(on, broker));
    valueOf(saveProfile(on, { ...broker, username: '', password: undefined, ca: '' }));
    expect(on.data.profiles['House']).not.toHaveProperty('ca');
    expect(on.data.profiles['House']).not.toHaveProperty('passwordEnv');
    expect(on.held.has('profile/House')).toBe(false);
  });

  it('takes its secrets and its sites along to another name, but not the name of another', () => {
    const on = shell();
    valueOf(saveProfile(on, cloud));
    on.kept.set('joined', { site: 'Estates' });
    const { password: _password, ...untouched } = cloud;
    valueOf(saveProfile(on, { ...untouched, name: 'Kajen', was: 'Estates' }));
    expect([...on.held.keys()]).toEqual(['profile/Kajen']);
    expect(on.data.joined).toEqual({ site: 'Kajen' });
    valueOf(saveProfile(on, broker));
    expect(saveProfile(on, { ...cloud, name: 'House', was: 'Kajen' })).toMatchObject({
      failure: { code: 'shell.profile-known' },
    });
  });

  it('to another company of the same person has the same password', () => {
    const on = shell();
    valueOf(saveProfile(on, cloud));
    const { password: _password, ...again } = cloud;
    valueOf(saveProfile(on, { ...again, name: 'Tenant', companyId: 'c2', like: 'Estates' }));
    expect(on.held.get('profile/Tenant')?.secret).toBe('hunter2');
    expect(on.held.get('profile/Estates')?.secret).toBe('hunter2');
    expect(on.data.profiles['Tenant']).not.toHaveProperty('like');
  });

  it('that is removed leaves no secret, and comes back with them', () => {
    const on = shell();
    valueOf(saveProfile(on, { ...broker, keep: false }));
    const removed = valueOf(removeProfile(on, 'House'));
    expect(on.held.size).toBe(0);
    expect(listProfiles(on)).toEqual([]);
    valueOf(putBackProfile(on, 'House', removed));
    expect(listProfiles(on)).toMatchObject([{ name: 'House', hasPassword: true, hasKey: true, kept: false }]);
    expect(putBackProfile(on, 'House', removed)).toMatchObject({ failure: { code: 'shell.profile-known' } });
  });

  it('takes certificates alone: what tools write around them is left out, another word is no file to be read', () => {
    const on = shell();
    const chatty = `subject=CN = House\n${pem}\nfriendlyName: House\n${pem}`;
    expect(valueOf(saveProfile(on, { ...broker, ca: chatty })).ca).toBe(certificatesIn(pem)!.repeat(2));
    for (const word of ['/etc/passwd', 'garbage', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
      expect(saveProfile(on, { ...cloud, ca: word })).toMatchObject({ failure: { code: 'shell.no-authority' } });
      expect(saveProfile(on, { ...broker, cert: word })).toMatchObject({ failure: { code: 'shell.no-certificate' } });
    }
    expect(on.data.profiles['Estates']).toBeUndefined();
  });

  it('keeps a certificate that a profile’s file named, as long as nobody types another', () => {
    const on = shell();
    const file = { kind: 'ochno', dialect: 'documented', baseUrl: 'https://a.example', email: 'a@b.example' } as const;
    on.kept.set('profiles', { Estates: { ...file, passwordEnv: 'P', companyId: 'c1', ca: '/house/ca.pem' } });
    expect(valueOf(saveProfile(on, { ...cloud, ca: '/house/ca.pem' })).ca).toBe('/house/ca.pem');
  });
});
