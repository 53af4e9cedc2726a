// Tries a connection step by step, as the screens show it: the first step that fails names what to mend. Changes nothing on
// the platform and nothing in the site.

import { lookup } from 'node:dns/promises';
import { connect as tlsConnect } from 'node:tls';

import type { TestStep } from '../contract/settings.ts';
import { done, failed, wordsOf, type Failure, type Language, type Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Outside } from '../environment/outside.ts';
import type { LiveSession } from '../live/live.ts';
import { connect, type Connection } from './connection.ts';
import { portAddresses } from './port-addresses.ts';

export interface ConnectionTest {
  readonly profile: Profile;
  readonly password: string | undefined;
  /** The open site's, whose ports are listened to; null: no site is open. */
  readonly state: SiteState | null;
  readonly outside: Outside;
  readonly language: Language;
  readonly signal: AbortSignal;
}

type StepName = TestStep['step'];
type Step = { readonly step: StepName; readonly run: () => Promise<Result<unknown>> | null };

/** Ports report at least every five minutes; who waits longer than this waits for a quiet building. */
const firstMessageMs = 20_000;

export async function* testConnection(test: ConnectionTest): AsyncGenerator<TestStep, void> {
  const connected = connect(test.profile, () => test.password, test.outside);
  if (!connected.ok) {
    yield failedStep('sign-in', 0, connected.failure, test.language);
    return;
  }
  const connection = connected.value;
  const tried = new Tried(test, connection);
  try {
    for (const { step, run } of tried.steps()) {
      if (test.signal.aborted) return;
      const began = test.outside.clock.now();
      const trying = run();
      const result = trying === null ? null : await trying;
      const ms = test.outside.clock.now() - began;
      if (result && !result.ok) {
        yield failedStep(step, ms, result.failure, test.language);
        return;
      }
      yield { step, outcome: result ? 'passed' : 'skipped', ms, say: null, next: null };
    }
  } finally {
    await tried.end();
  }
}

const failedStep = (step: StepName, ms: number, failure: Failure, language: Language): TestStep => ({
  step,
  outcome: 'failed',
  ms,
  ...wordsOf(failure, language),
});

const refusedAtTheDoor = new Set(['live.refused', 'live.clock-skew', 'live.no-credentials']);

/** null: this step does not apply to this profile. */
class Tried {
  readonly #test: ConnectionTest;
  readonly #connection: Connection;
  #live: LiveSession | null = null;
  #listened: Promise<Result<unknown>> | null = null;

  constructor(test: ConnectionTest, connection: Connection) {
    this.#test = test;
    this.#connection = connection;
  }

  steps(): Step[] {
    const { profile } = this.#test;
    const { platform } = this.#connection;
    const address = new URL(profile.kind === 'ochno' ? profile.baseUrl : profile.url);
    const isTls = /^(https|wss|mqtts):$/.test(address.protocol);
    return [
      { step: 'dns', run: () => resolved(address.hostname) },
      { step: 'tls', run: () => (isTls ? handshake(address) : null) },
      { step: 'sign-in', run: () => platform?.signIn() ?? null },
      { step: 'company', run: () => (platform ? this.#company() : null) },
      { step: 'credentials', run: () => (platform ? platform.liveCredentials(this.#scope()) : null) },
      { step: 'signature', run: () => (platform ? this.#signature() : null) },
      { step: 'mqtt', run: () => this.#listening() },
      { step: 'subscription', run: () => (this.#live ? Promise.resolve(done(null)) : null) },
      { step: 'first-message', run: () => (this.#live ? this.#firstMessage(this.#live) : null) },
    ];
  }

  async end(): Promise<void> {
    await this.#live?.stop();
    this.#connection.close();
  }

  async #company(): Promise<Result<unknown>> {
    const companies = await this.#connection.platform?.companies();
    if (!companies?.ok) return companies ?? done(null);
    const { companyId } = this.#test.profile;
    const found = companies.value.some(({ id }) => id === companyId);
    return found ? done(null) : failed('platform.no-such-company', { id: companyId });
  }

  #scope(): string {
    const { profile, state } = this.#test;
    if (profile.dialect === 'documented' || !state) return profile.companyId;
    const [space] = [...state.locations.values()].flatMap((location) => location.sync.seen?.remoteId ?? []);
    return space ?? profile.companyId;
  }

  /** A wrong one is refused at the door, before any MQTT is spoken. */
  async #signature(): Promise<Result<unknown>> {
    const listening = await this.#listening();
    return listening && !listening.ok && refusedAtTheDoor.has(listening.failure.code) ? listening : done(null);
  }

  /** Tried once; null where no site is open whose ports could be listened to. */
  #listening(): Promise<Result<unknown>> | null {
    const { state, profile } = this.#test;
    if (!state || portAddresses(state, profile.companyId).length === 0) return null;
    this.#listened ??= this.#listen(state);
    return this.#listened;
  }

  async #listen(state: SiteState): Promise<Result<unknown>> {
    const nothing = { opened: () => done(undefined), ended: () => {} };
    const live = this.#connection.liveSession(state, { plan: 'lanes', leases: nothing });
    const started = await live.start();
    if (started.ok) this.#live = live;
    return started;
  }

  #firstMessage(live: LiveSession): Promise<Result<unknown>> {
    const { outside, signal } = this.#test;
    return new Promise((resolve) => {
      const end = (result: Result<unknown>): void => {
        unlisten();
        cancel();
        signal.removeEventListener('abort', stopped);
        resolve(result);
      };
      const stopped = (): void => end(failed('live.stopped'));
      const unlisten = live.onReading(() => end(done(null)));
      const cancel = outside.clock.after(firstMessageMs, () =>
        end(failed('live.quiet', { seconds: firstMessageMs / 1000 })),
      );
      signal.addEventListener('abort', stopped, { once: true });
    });
  }
}

async function resolved(host: string): Promise<Result<unknown>> {
  try {
    return done(await lookup(host.replace(/^\[|\]$/g, '')));
  } catch (cause) {
    return failed('live.no-such-host', { host }, cause);
  }
}

/** Only that somebody speaks TLS there: whether the certificate is trusted is the sign-in's and the stream's to say. */
function handshake({ hostname, port, protocol }: URL): Promise<Result<unknown>> {
  const at = Number(port) || (protocol === 'mqtts:' ? 8883 : 443);
  return new Promise((resolve) => {
    const socket = tlsConnect({ host: hostname, port: at, rejectUnauthorized: false, timeout: 10_000 }, () => {
      socket.destroy();
      resolve(done(null));
    });
    const refused = (cause?: unknown): void => {
      socket.destroy();
      resolve(failed('live.no-tls', { host: `${hostname}:${at}` }, cause));
    };
    socket.once('error', refused);
    socket.once('timeout', () => refused());
  });
}
