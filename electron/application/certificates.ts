// Takes the certificates out of a text that a person pasted. From a screen nothing else is taken: a word that is no certificate
// would be looked for as a file.

import { X509Certificate } from 'node:crypto';

import type { ProfileDraft } from '../contract/settings.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';

/** Without what tools write around them; null: none that can be read. */
export function certificatesIn(text: string): string | null {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  try {
    return blocks?.map((block) => (new X509Certificate(block), `${block}\n`)).join('') ?? null;
  } catch {
    return null;
  }
}

/**
 * The draft with its certificates alone; what stays as it was is left as it was. Failures: `shell.no-authority`,
 * `shell.no-certificate`.
 */
export function withCertificates(draft: ProfileDraft, former: Profile | undefined): Result<ProfileDraft> {
  const ca = certificateField(draft.ca, former?.ca);
  if (ca === null) return failed('shell.no-authority');
  const checked = ca === undefined ? draft : { ...draft, ca };
  if (checked.kind === 'ochno') return done(checked);
  const cert = certificateField(checked.cert, former?.kind === 'broker' ? former.cert : undefined);
  if (cert === null) return failed('shell.no-certificate');
  return done(cert === undefined ? checked : { ...checked, cert });
}

function certificateField(text: string | undefined, former: string | undefined): string | undefined | null {
  if (text === undefined || text.trim() === '' || text === former) return text?.trim();
  return certificatesIn(text);
}
