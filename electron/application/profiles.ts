// Connection profiles as the screens see and change them: listed without a secret, kept by name, their secrets (password, key of
// a client certificate) apart.

import type { ProfileDraft, ProfileView } from '../contract/settings.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';
import { withCertificates } from './certificates.ts';
import type { ApplicationShell, KeptData } from './shell.ts';

type Shell = Pick<ApplicationShell, 'kept' | 'secrets'>;

/** What is needed to put a removed profile back. */
export interface RemovedProfile {
  readonly profile: Profile;
  readonly secrets: readonly { readonly name: string; readonly secret: string; readonly keep: boolean }[];
}

export function listProfiles({ kept, secrets }: Shell): ProfileView[] {
  return Object.entries(kept.get('profiles')).map(([name, profile]) => profileView(name, profile, secrets));
}

/** Failures: `shell.profile-known` where another one has its new name, those of `withCertificates`. */
export function saveProfile({ kept, secrets }: Shell, typedIn: ProfileDraft): Result<ProfileView> {
  const { name, was = name } = typedIn;
  const { [was]: former, ...others } = kept.get('profiles');
  if (was !== name && others[name]) return failed('shell.profile-known', { name });
  const checked = withCertificates(typedIn, former);
  if (!checked.ok) return checked;
  const draft = checked.value;
  const known = knownSecrets(former ?? kept.get('profiles')[draft.like ?? ''], secrets);
  const typed = {
    passwordEnv: draft.password ?? known.passwordEnv,
    keyEnv: (draft.kind === 'broker' ? draft.key : undefined) ?? known.keyEnv,
  };
  for (const secret of namesOf(former)) secrets.forget(secret);
  const profile = profileOf(draft, former, typed.keyEnv !== undefined && typed.keyEnv !== '');
  for (const field of ['passwordEnv', 'keyEnv'] as const) {
    const [secret, value] = [secretOf(profile, field), typed[field]];
    if (secret !== undefined && value !== undefined && value !== '') secrets.set(secret, value, draft.keep);
  }
  kept.set('profiles', { ...others, [name]: profile });
  if (was !== name) kept.set('joined', renamed(kept.get('joined'), was, name));
  return done(profileView(name, profile, secrets));
}

export function removeProfile({ kept, secrets }: Shell, name: string): Result<RemovedProfile> {
  const { [name]: profile, ...others } = kept.get('profiles');
  if (!profile) return failed('shell.no-profile', { name });
  const held = namesOf(profile).flatMap((secret) => {
    const value = secrets.get(secret);
    return value === undefined ? [] : [{ name: secret, secret: value, keep: secrets.isKept(secret) }];
  });
  for (const secret of namesOf(profile)) secrets.forget(secret);
  kept.set('profiles', others);
  return done({ profile, secrets: held });
}

/** Failure: `shell.profile-known` where there is another one of that name by now. */
export function putBackProfile({ kept, secrets }: Shell, name: string, removed: RemovedProfile): Result<null> {
  if (kept.get('profiles')[name]) return failed('shell.profile-known', { name });
  for (const { name: secret, secret: value, keep } of removed.secrets) secrets.set(secret, value, keep);
  kept.set('profiles', { ...kept.get('profiles'), [name]: removed.profile });
  return done(null);
}

/** Signs in with what was typed (or what is kept under that name) and asks which companies there are; keeps nothing. */
export async function companiesOf(
  shell: ApplicationShell,
  typedIn: ProfileDraft,
): Promise<Result<{ id: string; name: string }[]>> {
  const former = shell.kept.get('profiles')[typedIn.was ?? typedIn.name];
  const checked = withCertificates(typedIn, former);
  if (!checked.ok) return checked;
  const draft = checked.value;
  const profile = profileOf(draft, former, false);
  const password = draft.password ?? knownSecrets(former, shell.secrets).passwordEnv;
  if (password === undefined) return failed('shell.no-password', { user: userOf(profile) });
  const { connect } = await import('./connection.ts');
  const connected = connect(profile, () => password, shell.outside);
  if (!connected.ok) return connected;
  const { platform } = connected.value;
  try {
    if (!platform) return done([]);
    const companies = await platform.companies();
    return companies.ok ? done(companies.value.map(({ id, name }) => ({ id, name }))) : companies;
  } finally {
    connected.value.close();
  }
}

type SecretField = 'passwordEnv' | 'keyEnv';

/** Under which name a profile's secret is looked up. */
const secretName = (name: string): string => `profile/${name}`;

function secretOf(profile: Profile | undefined, field: SecretField): string | undefined {
  if (field === 'passwordEnv') return profile?.passwordEnv;
  return profile?.kind === 'broker' ? profile.keyEnv : undefined;
}

const namesOf = (profile: Profile | undefined): string[] =>
  (['passwordEnv', 'keyEnv'] as const).flatMap((field) => secretOf(profile, field) ?? []);

function knownSecrets(
  profile: Profile | undefined,
  secrets: ApplicationShell['secrets'],
): Record<SecretField, string | undefined> {
  const known = (field: SecretField): string | undefined => {
    const name = secretOf(profile, field);
    return name === undefined ? undefined : secrets.get(name);
  };
  return { passwordEnv: known('passwordEnv'), keyEnv: known('keyEnv') };
}

const userOf = (profile: Profile): string => (profile.kind === 'ochno' ? profile.email : (profile.username ?? ''));

/** Over what it was: what no screen shows (its overrides, say) stays. Empty texts take a field away. */
function profileOf(draft: ProfileDraft, former: Profile | undefined, hasKey: boolean): Profile {
  const secret = secretName(draft.name);
  const base = former?.kind === draft.kind ? former : {};
  const all: Record<string, unknown> = {
    ...base,
    ...draft,
    passwordEnv: secret,
    keyEnv: hasKey ? `${secret}/key` : '',
  };
  // A broker that wants no user wants no password either.
  if (draft.kind === 'broker' && (all['username'] ?? '') === '') all['passwordEnv'] = '';
  for (const field of ['name', 'was', 'like', 'password', 'keep', 'key']) delete all[field];
  const optional = ['ca', 'cert', 'username', 'passwordEnv', 'keyEnv'];
  for (const field of optional) if (all[field] === '') delete all[field];
  return JSON.parse(JSON.stringify(all)) as Profile;
}

function renamed(joined: KeptData['joined'], was: string, name: string): KeptData['joined'] {
  return Object.fromEntries(Object.entries(joined).map(([site, profile]) => [site, profile === was ? name : profile]));
}

function profileView(name: string, profile: Profile, secrets: ApplicationShell['secrets']): ProfileView {
  const { kind, dialect, companyId, passwordEnv, ca = '', socketsHaveLamps = false } = profile;
  const names = namesOf(profile);
  return {
    name,
    kind,
    dialect,
    address: profile.kind === 'ochno' ? profile.baseUrl : profile.url,
    user: userOf(profile),
    companyId,
    hasPassword: passwordEnv === undefined || secrets.get(passwordEnv) !== undefined,
    kept: names.length > 0 && names.every((secret) => secrets.isKept(secret)),
    ca,
    cert: profile.kind === 'broker' ? (profile.cert ?? '') : '',
    hasKey: profile.kind === 'broker' && (profile.keyEnv ?? profile.key) !== undefined,
    socketsHaveLamps,
  };
}
