import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { wordsOf } from '../../../electron/domain/failures.ts';
import { profileFrom } from '../../../electron/platform/profile-file.ts';
import { valueOf } from '../../support/value-of.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../resources/schemas/profile.schema.json', import.meta.url), 'utf8'),
) as object;
const fitsSchema = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const ochno = {
  ...{ kind: 'ochno', dialect: 'documented', baseUrl: 'https://operated.ochno.com', email: 'a@b.example' },
  ...{ passwordEnv: 'OCHNO_PASSWORD', companyId: 'c1' },
};
const broker = { kind: 'broker', dialect: 'operated', url: 'mqtt://127.0.0.1:1883', companyId: 'c1' };

describe('a profile', () => {
  it.each([
    ['of a platform', ochno],
    ['with everything', { ...ochno, ca: 'ca.pem', quotas: 'off', socketsHaveLamps: true }],
    ['with nothing where nothing is needed', { ...ochno, ca: null }],
    ['that overrides a path', { ...ochno, overrides: { endpoints: { hubs: '/v2/hubs' } } }],
    ['of a broker', broker],
    ['of a broker with everything', { ...broker, username: 'u', passwordEnv: 'P', ca: 'a', cert: 'b', key: 'c' }],
    ['of a broker whose key is in the environment', { ...broker, cert: 'b', keyEnv: 'BROKER_KEY' }],
    ['with a note of its own', { ...broker, note: 'on site' }],
  ])('%s is taken, and fits its schema', (_what, json) => {
    expect(fitsSchema(json)).toBe(true);
    expect(profileFrom(json, '/site/profile.json').ok).toBe(true);
  });

  it('finds its files beside itself, and speaks the documented dialect where it says none', () => {
    const { dialect: _said, ...rest } = ochno;
    const profile = valueOf(profileFrom({ ...rest, ca: 'keys/ca.pem' }, '/site/profile.json'));
    expect(profile).toEqual({ ...ochno, ca: '/site/keys/ca.pem' });
  });

  it.each([
    ['not an object', [], 'the whole file', 'must be an object'],
    ['nothing', {}, 'kind', 'is missing'],
    ['another kind', { ...ochno, kind: 'aws' }, 'kind', 'must be ochno or broker'],
    ['no address', { ...ochno, baseUrl: undefined }, 'baseUrl', 'is missing'],
    [
      'an address without https',
      { ...ochno, baseUrl: 'ochno.com' },
      'baseUrl',
      'must be an address that starts with https:// or http://',
    ],
    ['another dialect', { ...ochno, dialect: 'latin' }, 'dialect', 'must be documented or operated'],
    ['a number for an id', { ...ochno, companyId: 7 }, 'companyId', 'must be a text'],
    ['an empty e-mail', { ...ochno, email: '' }, 'email', 'must not be empty'],
    [
      'a password for a name',
      { ...ochno, passwordEnv: 'hunter 2!' },
      'passwordEnv',
      'must be the name of an environment variable',
    ],
    [
      'the password itself',
      { ...ochno, password: 'hunter2' },
      'password',
      'must not stand in the file: name the environment variable that holds it as passwordEnv',
    ],
    [
      'a web address for a broker',
      { ...broker, url: 'https://x' },
      'url',
      'must be an address that starts with mqtt://, mqtts://, ws:// or wss://',
    ],
    [
      'an endpoint that is none',
      { ...ochno, overrides: { endpoints: { hubs: 3 } } },
      'overrides.endpoints.hubs',
      'must be a text',
    ],
  ])('that says %s is refused with a sentence, by its schema too', (_what, json, field, problem) => {
    expect(fitsSchema(JSON.parse(JSON.stringify(json)))).toBe(false);
    const read = profileFrom(JSON.parse(JSON.stringify(json)), '/site/profile.json');
    if (read.ok) throw new Error('taken');
    expect(wordsOf(read.failure).say).toBe(`The profile /site/profile.json is wrong at “${field}”: ${problem}.`);
    expect(JSON.stringify(read)).not.toContain('hunter');
  });
});
