// Connection profiles as the screens see and change them: listed without a secret, kept by name, their passwords apart.

import type { ProfileDraft, ProfileView } from '../contract/settings.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';
import type { ApplicationShell } from './shell.ts';

export function listProfiles({ kept, secrets }: ApplicationShell): ProfileView[] {
  return Object.entries(kept.get('profiles')).map(([name, profile]) => profileView(name, profile, secrets));
}

export function saveProfile(shell: ApplicationShell, draft: ProfileDraft): Result<ProfileView> {
  const { kept, secrets } = shell;
  const profile = profileOf(draft);
  if (draft.password !== undefined && profile.passwordEnv !== undefined) {
    secrets.set(profile.passwordEnv, draft.password, draft.keep);
  }
  kept.set('profiles', { ...kept.get('profiles'), [draft.name]: profile });
  return done(profileView(draft.name, profile, secrets));
}

export function removeProfile({ kept, secrets }: ApplicationShell, name: string): Result<null> {
  const { [name]: gone, ...others } = kept.get('profiles');
  if (!gone) return failed('shell.no-profile', { name });
  if (gone.passwordEnv !== undefined) secrets.forget(gone.passwordEnv);
  kept.set('profiles', others);
  return done(null);
}

/** Signs in with what was typed (or what is kept under that name) and asks which companies there are; keeps nothing. */
export async function companiesOf(
  shell: ApplicationShell,
  draft: ProfileDraft,
): Promise<Result<{ id: string; name: string }[]>> {
  const profile = profileOf(draft);
  const password = draft.password ?? shell.secrets.get(secretName(draft.name));
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

/** Under which name a profile's password is looked up. */
const secretName = (name: string): string => `profile/${name}`;

const userOf = (profile: Profile): string => (profile.kind === 'ochno' ? profile.email : (profile.username ?? ''));

function profileOf(draft: ProfileDraft): Profile {
  const { name, password: _password, keep: _keep, ...fields } = draft;
  const passwordEnv = secretName(name);
  // A broker that wants no user wants no password either.
  const needsPassword = draft.kind === 'ochno' || draft.username !== undefined;
  return JSON.parse(JSON.stringify({ ...fields, ...(needsPassword ? { passwordEnv } : {}) })) as Profile;
}

function profileView(name: string, profile: Profile, secrets: ApplicationShell['secrets']): ProfileView {
  const { kind, dialect, companyId, passwordEnv } = profile;
  return {
    name,
    kind,
    dialect,
    address: profile.kind === 'ochno' ? profile.baseUrl : profile.url,
    user: userOf(profile),
    companyId,
    hasPassword: passwordEnv === undefined || secrets.get(passwordEnv) !== undefined,
  };
}
