// One REST call as the routes see it, and the answers they give. Keeps fastify out of the rules.

import type { User } from '../accounts.ts';
import type { StoredObject } from '../records.ts';
import type { Json } from '../wire-dialect.ts';

export interface Call {
  readonly user: User;
  readonly params: Readonly<Record<string, string>>;
  /** Every value of a repeated key. */
  readonly query: (key: string) => readonly string[];
  readonly body: Json;
  readonly ifMatch: string | undefined;
  /** A multipart upload's first file. */
  readonly file: { readonly mediaType: string; readonly bytes: Uint8Array } | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as ETag where the simulator gives them. */
  readonly version?: string;
}

/** Thrown by a rule, caught at the edge of the call: the answer is not OK. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const etagOf = (stored: StoredObject): string => `"${stored.id}-${stored.version}"`;

/** The text under this key, or a 400. */
export function required(body: Json, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw new Refusal(400, `Missing required field: ${key}`);
  return value;
}

export function mayTouch(call: Call, companyId: string): void {
  if (!call.user.companies.includes(companyId)) throw new Refusal(403, 'You have no permission for this company.');
}

export type Handle = (call: Call) => Answer;

/** `GET /api/hubs/:id` and what answers it. */
export type Routes = Readonly<Record<string, Handle>>;
