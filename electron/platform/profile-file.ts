// Reads a connection profile from its JSON file: one clear sentence for each way it can be wrong. The published schema is
// resources/schemas/profile.schema.json; a test holds the two together. Paths in it start at the profile's own folder.

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { z } from 'zod';

import { done, failed, type Result } from '../domain/failures.ts';
import type { DialectOverrides, Profile } from '../domain/profile.ts';

const said = z.string('must be a text').min(1, 'must not be empty');
const optional = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), shape.optional());
const environmentVariable = said.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable');
const choice = <const T extends readonly string[]>(of: T) => z.enum(of, `must be ${of.join(' or ')}`);

const overrides = z.object(
  {
    endpoints: optional(z.record(z.string(), said)),
    topics: optional(z.record(z.string(), z.unknown())),
    payload: optional(z.record(z.string(), z.unknown())),
    actions: optional(z.record(z.string(), z.unknown())),
  },
  'must be an object',
);

const shared = {
  dialect: choice(['documented', 'operated']).default('documented'),
  companyId: said,
  overrides: optional(overrides),
  socketsHaveLamps: optional(z.boolean('must be true or false')),
  password: z
    .undefined('must not stand in the file: name the environment variable that holds it as passwordEnv')
    .optional(),
};

const ochno = z.object({
  kind: z.literal('ochno'),
  baseUrl: said.regex(/^https?:\/\/[^/\s]/, 'must be an address that starts with https:// or http://'),
  email: said,
  passwordEnv: environmentVariable,
  ca: optional(said),
  quotas: optional(choice(['aws', 'off'])),
  ...shared,
});

const broker = z.object({
  kind: z.literal('broker'),
  url: said.regex(
    /^(mqtts?|wss?):\/\/[^/\s]/,
    'must be an address that starts with mqtt://, mqtts://, ws:// or wss://',
  ),
  username: optional(said),
  passwordEnv: optional(environmentVariable),
  ca: optional(said),
  cert: optional(said),
  key: optional(said),
  keyEnv: optional(environmentVariable),
  ...shared,
});

const profileShape = z.discriminatedUnion('kind', [ochno, broker], 'must be ochno or broker');

/** Failures: `platform.profile-unreadable`, `platform.profile-not-json`, `platform.profile-wrong` with field and problem. */
export function readProfile(file: string): Result<Profile> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    if (mayNotRead(cause)) return failed('site.not-readable', { path: file }, cause);
    return failed('platform.profile-unreadable', { file }, cause);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return failed('platform.profile-not-json', { file, detail: text.trim() === '' ? 'it is empty' : messageOf(cause) });
  }
  return profileFrom(json, file);
}

/** The file is there, and not for us. */
export const mayNotRead = (cause: unknown): boolean =>
  ['EACCES', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '');

/** The profile in parsed JSON; relative paths start at `file`'s folder. */
export function profileFrom(json: unknown, file: string): Result<Profile> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return failed('platform.profile-wrong', { file, field: 'the whole file', problem: 'must be an object' });
  }
  const read = profileShape.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    const field = issue?.path.map(String).join('.') ?? '';
    const missing = !hasPath(json, issue?.path ?? []);
    return failed('platform.profile-wrong', { file, field, problem: missing ? 'is missing' : (issue?.message ?? '') });
  }
  return done(withPaths(read.data, dirname(file)));
}

type Read = z.output<typeof profileShape>;

function withPaths({ password: _none, overrides: parts, ...profile }: Read, folder: string): Profile {
  const files = (['ca', 'cert', 'key'] as const).flatMap((name) => {
    const path = name in profile ? (profile as Partial<Record<typeof name, string>>)[name] : undefined;
    return path === undefined ? [] : [[name, resolve(folder, path)] as const];
  });
  const present = Object.entries({ ...profile, ...Object.fromEntries(files) }).filter(
    ([, value]) => value !== undefined,
  );
  // The dialect checks what it compiles of the overrides; a profile only lays them over.
  const given = parts === undefined ? {} : { overrides: parts as DialectOverrides };
  return { ...Object.fromEntries(present), ...given } as unknown as Profile;
}

function hasPath(json: object, path: readonly PropertyKey[]): boolean {
  let at: unknown = json;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return true;
}

/** Node's sentence without the file's contents, which may hold what nobody should see in a terminal. */
function messageOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  return message.replace(/, ".*$/s, '').replace(/"[^"]*"\.{0,3} is not valid JSON$/s, 'not valid JSON') || 'unknown';
}
