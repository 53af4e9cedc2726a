// Decides what of a text may leave the house: no e-mail address, no user and password in an address, no key, no token, and none
// of the secrets that are known here. For text that somebody else wrote (a server's answer, a name a person gave). Pure.

const hidden = '…';

/** The text without anything that signs in or names a person; `secrets` are hidden wherever they stand. */
export function scrubbed(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.split(secret).join(hidden), text);
  return known
    .replace(/-----BEGIN [^-]+-----[\s\S]*?(-----END [^-]+-----|$)/g, hidden)
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi, `$1${hidden}@`)
    .replace(/([?&][^=\s&]+=)[^&\s]+/g, `$1${hidden}`)
    .replace(/[^\s@"'<>(),;:/]+@(?=[^\s@]+\.[^\s@])/g, `${hidden}@`)
    .replace(/\b(bearer|basic)\s+\S+/gi, `$1 ${hidden}`)
    .replace(/[A-Za-z0-9_+/=-]{32,}(\.[A-Za-z0-9_+/=-]{8,})*/g, hidden);
}
