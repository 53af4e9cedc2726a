// Decides how one call is carried through: signed, tried again while that may help, the token renewed once after a 401.
// Gives the answer as JSON, or a typed failure. What is asked for is the adapters' matter. Platform contract, *REST*.

import { z } from 'zod';

import { done, failed, type Failure, type Result } from '../../domain/failures.ts';
import type { Millis } from '../../domain/units.ts';
import type { Chance } from '../../environment/chance.ts';
import type { Clock } from '../../environment/clock.ts';
import type { Log } from '../../environment/log.ts';
import { answerFailure } from './answer-failure.ts';
import { jsonOf, type Answer } from './answer.ts';
import { Exchanger, type RawAnswer } from './exchange.ts';
import { multipart, type FilePart } from './multipart.ts';
import { Pauses } from './pauses.ts';
import { backoff, defaultRetries, isAmbiguous, mayPass, retryAfter, type RetrySchedule } from './retry.ts';
import { shaped } from './shaped.ts';
import { SignIn, signInFailure } from './sign-in.ts';

export interface RestOptions {
  /** As `baseOf` gives it. */
  readonly base: URL;
  readonly account: { readonly email: string; readonly password: string };
  readonly paths: { readonly signIn: string; readonly signOut: string };
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly ca?: string;
  readonly retries?: RetrySchedule;
  /** `operated` says 400 to an id that it doesn't know. */
  readonly unknownIdIs400?: boolean;
  /** How long one try may take; 30 s unless told otherwise, four times that for pictures. */
  readonly timeoutMs?: Millis;
}

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the base, or a whole address (a picture's): the token goes to the base's own origin only. */
  readonly path: string;
  readonly json?: unknown;
  readonly file?: FilePart;
  readonly ifMatch?: string;
  /** false: one try; the caller looks before it asks again. POST never repeats by itself after an unknown outcome. */
  readonly repeat?: boolean;
  /** A picture is asked for: more time, and its own media type. */
  readonly picture?: boolean;
}

interface Try {
  readonly answer: Result<Answer>;
  /** `Retry-After`. */
  readonly askedMs: Millis | null;
}

export interface JsonAnswer {
  /** undefined: the body was empty. */
  readonly json: unknown;
  readonly etag: string | null;
}

const defaultTimeoutMs = 30_000;
const tokenShape = z.looseObject({ token: z.string().min(1) });

export class RestClient {
  readonly host: string;
  readonly #options: RestOptions;
  readonly #exchanger: Exchanger;
  readonly #signIn: SignIn;
  readonly #pauses: Pauses;
  #clockOffset: Millis | null = null;

  constructor(options: RestOptions) {
    this.#options = options;
    this.host = options.base.host;
    this.#exchanger = new Exchanger(options.clock, options.ca);
    this.#pauses = new Pauses(options.clock);
    this.#signIn = new SignIn(() => this.#fetchToken());
  }

  async signIn(): Promise<Result<void>> {
    const token = await this.#signIn.token();
    return token.ok ? done(undefined) : token;
  }

  /** Done also where the server had forgotten the token already. */
  async signOut(): Promise<Result<void>> {
    const token = this.#signIn.held;
    if (token === null) return done(undefined);
    this.#signIn.forget(token);
    const left = await this.#withRetries({ method: 'GET', path: this.#options.paths.signOut }, token, done<Answer>);
    return left.ok || left.failure.code === 'platform.signed-out' ? done(undefined) : left;
  }

  /** The answer's JSON, its shape unchecked. */
  async json(call: RestCall): Promise<Result<JsonAnswer>> {
    return this.#signed(call, (answer) => {
      const json = jsonOf(answer, this.host, whatOf(call));
      return json.ok ? done({ json: json.value, etag: answer.etag }) : json;
    });
  }

  async bytes(call: RestCall): Promise<Result<Answer>> {
    return this.#signed({ ...call, picture: true }, done<Answer>);
  }

  /** Waits before try number `tries + 1`; false: it was closed meanwhile. */
  async pause(tries: number): Promise<boolean> {
    const { chance, retries = defaultRetries } = this.#options;
    await this.#pauses.sleep(backoff(tries, retries, chance));
    return !this.#exchanger.closed;
  }

  get attempts(): number {
    return (this.#options.retries ?? defaultRetries).attempts;
  }

  clockOffset(): Millis | null {
    return this.#clockOffset;
  }

  close(): void {
    this.#exchanger.close();
    this.#pauses.endAll();
  }

  /** `read` belongs to the try: a body that is cut off is asked for again. */
  async #signed<T>(call: RestCall, read: (answer: Answer) => Result<T>): Promise<Result<T>> {
    if (this.#isForeign(call)) return this.#withRetries(call, null, read);
    for (let renewed = false; ; renewed = true) {
      const token = await this.#signIn.token();
      if (!token.ok) return token;
      const answered = await this.#withRetries(call, token.value, read);
      if (answered.ok || answered.failure.code !== 'platform.signed-out') return answered;
      this.#signIn.forget(token.value);
      if (renewed) return answered;
    }
  }

  async #fetchToken(): Promise<Result<string>> {
    const { paths, account } = this.#options;
    const call: RestCall = { method: 'POST', path: paths.signIn, json: account, repeat: true };
    const answered = await this.#withRetries(call, null, (answer) => jsonOf(answer, this.host, 'sign-in'));
    if (!answered.ok) return signInFailure(answered, this.host);
    const shape = shaped(tokenShape, answered.value, { host: this.host, what: 'sign-in' });
    return shape.ok ? done(shape.value.token) : shape;
  }

  async #withRetries<T>(call: RestCall, token: string | null, read: (answer: Answer) => Result<T>): Promise<Result<T>> {
    const { chance, retries = defaultRetries } = this.#options;
    for (let tries = 1; ; tries++) {
      const { answer, askedMs } = await this.#once(call, token);
      const result = answer.ok ? read(answer.value) : answer;
      if (result.ok || tries >= retries.attempts || !mayRepeat(call, result.failure)) return result;
      if (askedMs !== null && askedMs > retries.longestAskedMs) return result;
      await this.#pauses.sleep(askedMs ?? backoff(tries, retries, chance));
      if (this.#exchanger.closed) return failed('platform.closed');
    }
  }

  async #once(call: RestCall, token: string | null): Promise<Try> {
    const { log, clock, chance, timeoutMs = defaultTimeoutMs } = this.#options;
    const upload = call.file ? multipart(call.file, chance) : null;
    const body = upload?.body ?? (call.json === undefined ? undefined : JSON.stringify(call.json));
    const large = call.picture === true || (body?.length ?? 0) > 256 * 1024;
    const began = clock.now();
    const sent = await this.#exchanger.send({
      method: call.method,
      url: this.#urlOf(call),
      headers: headersOf(call, token, upload?.contentType),
      ...(body === undefined ? {} : { body }),
      timeoutMs: large ? timeoutMs * 4 : timeoutMs,
    });
    const what = whatOf(call);
    log.debug(
      { what, outcome: sent.ok ? sent.value.status : sent.failure.code, ms: clock.now() - began },
      'platform asked',
    );
    return sent.ok ? this.#judged(sent.value, call) : { answer: sent, askedMs: null };
  }

  #judged({ status: said, headers, bytes }: RawAnswer, call: RestCall): Try {
    const now = this.#options.clock.now();
    const date = Date.parse(headers['date'] ?? '');
    if (!Number.isNaN(date)) this.#clockOffset = date - now;
    const asksByIdAlone = call.method === 'GET' || call.method === 'DELETE';
    const status = said === 400 && asksByIdAlone && this.#options.unknownIdIs400 === true ? 404 : said;
    if (status >= 200 && status < 300) {
      const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
      return { answer: done({ status, bytes, etag: headers['etag'] ?? null, mediaType }), askedMs: null };
    }
    const askedMs = retryAfter(headers['retry-after'], now);
    const seconds = Math.max(1, Math.ceil((askedMs ?? 0) / 1_000));
    const text = bytes.toString('utf8', 0, 16_384);
    return { answer: answerFailure({ status, text, host: this.host, what: whatOf(call), seconds }), askedMs };
  }

  #urlOf({ path }: RestCall): string {
    return /^https?:/i.test(path) ? path : `${this.#options.base.href.replace(/\/+$/, '')}${path}`;
  }

  #isForeign(call: RestCall): boolean {
    return new URL(this.#urlOf(call)).origin !== this.#options.base.origin;
  }
}

/** An outcome that nobody knows is not asked for twice unless the call says that this does no harm. */
function mayRepeat(call: RestCall, failure: Failure): boolean {
  if (!mayPass(failure.code)) return false;
  return (call.repeat ?? call.method !== 'POST') || !isAmbiguous(failure.code);
}

function headersOf(call: RestCall, token: string | null, contentType?: string): Record<string, string> {
  return {
    accept: call.picture === true ? 'image/*, application/json' : 'application/json',
    ...(token === null ? {} : { authorization: `JWT ${token}` }),
    ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch }),
  };
}

/** For sentences and the log: method and path, no filters. */
function whatOf({ method, path }: RestCall): string {
  return `${method} ${path.replace(/^https?:\/\/[^/]*/i, '').split('?', 1)[0]}`;
}
