// The token: fetched once however many calls ask for it, given up when the server no longer takes it. It lives here, in
// memory, and nowhere else. Platform contract, *REST* (`POST /auth/jwt`) [doc].

import { done, failed, type Result } from '../../domain/failures.ts';

/** A sign-in that was made: the token, or why not. */
export type FetchToken = () => Promise<Result<string>>;

export class SignIn {
  readonly #fetch: FetchToken;
  #token: string | null = null;
  #underWay: Promise<Result<string>> | null = null;

  constructor(fetch: FetchToken) {
    this.#fetch = fetch;
  }

  /** The token in use, or a new one. Calls that come together share one sign-in. */
  token(): Promise<Result<string>> {
    if (this.#token !== null) return Promise.resolve(done(this.#token));
    this.#underWay ??= this.#start();
    return this.#underWay;
  }

  /** The server refused this token. A newer one, fetched by another call in the meantime, stays. */
  forget(token: string): void {
    if (this.#token === token) this.#token = null;
  }

  get held(): string | null {
    return this.#token;
  }

  async #start(): Promise<Result<string>> {
    const fetched = await this.#fetch();
    this.#underWay = null;
    if (fetched.ok) this.#token = fetched.value;
    return fetched;
  }
}

/** What the platform says of a sign-in that it doesn't take, in the user's words. */
export function signInFailure(result: Result<never>, host: string): Result<never> {
  if (result.ok) return result;
  const { code } = result.failure;
  const refused =
    code === 'platform.signed-out' || code === 'platform.no-permission' || code === 'platform.not-accepted';
  return refused ? failed('platform.wrong-password', { host }) : result;
}
