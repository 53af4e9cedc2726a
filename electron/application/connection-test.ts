// Tries a connection step by step, as the screens show it: the first step that fails names what to mend. Changes nothing on
// the platform and nothing in the site.

import { lookup } from 'node:dns/promises';
import { connect as tlsConnect } from 'node:tls';

import type { TestStep } from '../contract/settings.ts';
import { done, failed, wordsOf, type Failure, type Language, type Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';
import type { PortAddress } from '../domain/reading.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Outside } from '../environment/outside.ts';
import type { LiveSession } from '../live/live.ts';
import type { Platform } from '../platform/platform.ts';
import { connect, credentialScope, type Connection, type Secrets } from './connection.ts';
import { portAddresses } from './port-addresses.ts';

export interface ConnectionTest {
  readonly profile: Profile;
  readonly secrets: Secrets;
  /** The open site's, whose ports are listened to; null: no site is open, then those of the platform's first location. */
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
  const { profile, secrets } = test;
  // A password that is not there is said where it is first needed.
  const connected = connect(
    profile,
    (name) => secrets(name) ?? (name === profile.passwordEnv ? '' : undefined),
    test.outside,
  );
  if (!connected.ok) {
    yield failedStep(profile.kind === 'ochno' ? 'sign-in' : 'mqtt', 0, connected.failure, test.language);
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

/** What is listened to, with whose credentials. */
interface Target {
  readonly ports: readonly PortAddress[];
  readonly scopeId: string;
  /** They exist: sooner or later one speaks. */
  readonly speak: boolean;
}

const refusedAtTheDoor = new Set(['live.refused', 'live.clock-skew', 'live.no-credentials']);

/** null: this step does not apply to this profile. */
class Tried {
  readonly #test: ConnectionTest;
  readonly #connection: Connection;
  #live: LiveSession | null = null;
  #canSpeak = false;
  #listened: Promise<Result<unknown>> | null = null;
  #target: Promise<Result<Target>> | null = null;

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
      { step: 'sign-in', run: () => (platform ? this.#withPassword(() => platform.signIn()) : null) },
      { step: 'company', run: () => (platform ? this.#company() : null) },
      { step: 'credentials', run: () => (platform ? this.#credentials(platform) : null) },
      { step: 'signature', run: () => (platform ? this.#signature() : null) },
      { step: 'mqtt', run: () => this.#withPassword(() => this.#listening()) },
      { step: 'subscription', run: () => (this.#live ? Promise.resolve(done(null)) : null) },
      { step: 'first-message', run: () => (this.#live && this.#canSpeak ? this.#firstMessage(this.#live) : null) },
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

  #withPassword(run: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const { profile, secrets } = this.#test;
    const isMissing = profile.passwordEnv !== undefined && secrets(profile.passwordEnv) === undefined;
    const user = profile.kind === 'ochno' ? profile.email : (profile.username ?? '');
    return isMissing ? Promise.resolve(failed('shell.no-password', { user })) : run();
  }

  async #credentials(platform: Platform): Promise<Result<unknown>> {
    const target = await this.#listenedTo();
    return target.ok ? platform.liveCredentials(target.value.scopeId) : target;
  }

  #listenedTo(): Promise<Result<Target>> {
    this.#target ??= this.#findTarget();
    return this.#target;
  }

  async #findTarget(): Promise<Result<Target>> {
    const { state, profile } = this.#test;
    const { companyId } = profile;
    const ports = state ? portAddresses(state, companyId) : [];
    if (state && ports.length > 0) {
      const scopeId = profile.kind === 'ochno' ? credentialScope(state, profile) : companyId;
      return done({ ports, scopeId, speak: true });
    }
    const { platform } = this.#connection;
    return platform ? targetOn(platform, this.#test.profile) : done(nobody(companyId, companyId));
  }

  /** A wrong one is refused at the door, before any MQTT is spoken. */
  async #signature(): Promise<Result<unknown>> {
    const listening = await this.#listening();
    return !listening.ok && refusedAtTheDoor.has(listening.failure.code) ? listening : done(null);
  }

  /** Tried once. */
  #listening(): Promise<Result<unknown>> {
    this.#listened ??= this.#listen();
    return this.#listened;
  }

  async #listen(): Promise<Result<unknown>> {
    const target = await this.#listenedTo();
    if (!target.ok) return target;
    const { ports, scopeId, speak } = target.value;
    const nothing = { opened: () => done(undefined), ended: () => {} };
    const live = this.#connection.listenTo(ports, scopeId, { plan: 'lanes', leases: nothing });
    const started = await live.start();
    if (started.ok) [this.#live, this.#canSpeak] = [live, speak];
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

/** The ports of the company's first location, as the platform has them. */
async function targetOn(platform: Platform, { companyId, dialect }: Profile): Promise<Result<Target>> {
  const locations = await platform.locations(companyId);
  if (!locations.ok) return locations;
  const [first] = locations.value;
  if (!first) return done(nobody(companyId, companyId));
  const ports = await platform.ports({ locationId: first.id });
  if (!ports.ok) return ports;
  const scopeId = dialect === 'documented' ? companyId : first.id;
  const addresses = ports.value.map(({ id: portKey, hubId, spaceId }) => {
    return { portKey, companyId, locationId: first.id, hubId, spaceId: spaceId ?? first.id };
  });
  return done(addresses.length > 0 ? { ports: addresses, scopeId, speak: true } : nobody(companyId, scopeId));
}

/** A place where nobody speaks: enough to see whether one may listen. */
const nobody = (companyId: string, scopeId: string): Target => ({
  ports: [{ portKey: 'nobody', companyId, locationId: scopeId, hubId: 'nobody', spaceId: scopeId }],
  scopeId,
  speak: false,
});

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
