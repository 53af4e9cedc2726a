// Users, their JSON Web Tokens and their MQTT credentials: who may see which company, until when. Tokens are real (HS256)
// but their key lives only here. Platform contract, *REST* and *Live stream*.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly companies: readonly string[];
}

export interface MqttCredentials {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly companyId: string;
  /** `operated` names the client id that goes with them. */
  readonly clientId?: string;
  expiresAt: Millis;
}

export const region = 'eu-west-1';

export class Accounts {
  readonly users: User[] = [];
  readonly #key = randomBytes(32);
  readonly #clock: Clock;
  readonly #tokenLife: Millis;
  readonly #credentialLife: Millis;
  readonly #revoked = new Set<string>();
  readonly #credentials = new Map<string, MqttCredentials>();

  constructor(clock: Clock, tokenLife: Millis, credentialLife: Millis) {
    this.#clock = clock;
    this.#tokenLife = tokenLife;
    this.#credentialLife = credentialLife;
  }

  /** A token for this user, or null where e-mail and password do not match. */
  signIn(email: unknown, password: unknown): string | null {
    const user = this.users.find((each) => each.email === email && each.password === password);
    if (!user) return null;
    const now = this.#clock.now();
    const claims = { sub: user.id, iat: now / 1_000, exp: (now + this.#tokenLife) / 1_000, jti: secret(9) };
    const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** Whose token this is; null when it is forged, expired or revoked. */
  userOf(token: string): User | null {
    const [header, claims, signature] = token.split('.');
    if (!header || !claims || !signature || this.#revoked.has(token)) return null;
    const expected = Buffer.from(this.#sign(`${header}.${claims}`));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
    const { sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string; exp: number };
    if (exp * 1_000 <= this.#clock.now()) return null;
    return this.users.find((each) => each.id === sub) ?? null;
  }

  revoke(token: string): void {
    this.#revoked.add(token);
  }

  /** New credentials for one MQTT connection of this company. */
  issue(companyId: string, clientId?: string): MqttCredentials {
    this.#forgetOld();
    const issued: MqttCredentials = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretKey: secret(30),
      // Real session tokens are long and need percent-encoding: so does this one.
      sessionToken: `${randomBytes(120).toString('base64')}==`,
      companyId,
      expiresAt: this.#clock.now() + this.#credentialLife,
      ...(clientId !== undefined && { clientId }),
    };
    this.#credentials.set(issued.accessKeyId, issued);
    return issued;
  }

  credentials(accessKeyId: string): MqttCredentials | undefined {
    return this.#credentials.get(accessKeyId);
  }

  /** Every credential issued so far is over from now on. */
  expireCredentials(): void {
    for (const each of this.#credentials.values()) each.expiresAt = this.#clock.now();
  }

  #forgetOld(): void {
    const old = this.#clock.now() - this.#credentialLife;
    for (const [id, each] of this.#credentials) if (each.expiresAt < old) this.#credentials.delete(id);
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url');
  }
}

const secret = (bytes: number): string => randomBytes(bytes).toString('base64');
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
