// What the routes of both dialects do with stored objects: find one, read it, write it, list them, with the right answer
// where that cannot be. Platform contract, *REST*.

import type { Accounts } from '../accounts.ts';
import type { PlatformModel } from '../platform-model.ts';
import type { Kind, StoredObject } from '../records.ts';
import type { Json } from '../wire-dialect.ts';
import { etagOf, mayTouch, ok, Refusal } from './call.ts';
import type { Answer, Call } from './call.ts';

export interface RestContext {
  readonly model: PlatformModel;
  readonly accounts: Accounts;
  /** `host:port` of the signed listener. */
  readonly mqttHost: () => string;
  /** Base URL of this interface. */
  readonly restUrl: () => string;
  readonly etags: boolean;
  readonly now: () => number;
}

/** The object of this kind that the path names: 404 where there is none, 403 where it is another company's. */
export function find(context: RestContext, call: Call, kind: Kind, id = call.params['id'] ?? ''): StoredObject {
  const stored = context.model.records.get(kind, id);
  if (!stored) throw new Refusal(404, `No ${kind} has the id ${id}`);
  mayTouch(call, stored.companyId);
  return stored;
}

export function read(context: RestContext, stored: StoredObject, status = 200): Answer {
  return { status, body: context.model.read(stored), version: etagOf(stored) };
}

export function write(context: RestContext, call: Call, stored: StoredObject, body: Json): Answer {
  if (context.etags && call.ifMatch !== undefined && call.ifMatch !== '*' && call.ifMatch !== etagOf(stored)) {
    throw new Refusal(412, 'The object has changed since it was read');
  }
  const missing = context.model.records.write(stored, body);
  if (missing) throw new Refusal(400, `Missing required field: ${missing.join(', ')}`);
  return read(context, stored);
}

export const list = (context: RestContext, kind: Kind, wanted: (stored: StoredObject) => boolean): Answer =>
  ok([...context.model.records.all(kind)].filter(wanted).map((stored) => context.model.read(stored)));

/** The common question, answered without looking at every port of the company. */
export function portsOfHubs(context: RestContext, hubIds: readonly string[]): Answer {
  const { model } = context;
  const ports = hubIds.flatMap((hubId) => {
    const hub = model.records.get('hub', hubId);
    return hub ? (model.boxOf(hub)?.ports ?? []) : [];
  });
  return ok(ports.flatMap(({ portId }) => model.records.get('port', portId) ?? []).map((port) => model.read(port)));
}

/** Milliseconds since the epoch, or ISO 8601. */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(at)) throw new Refusal(400, `${text} is not a time`);
  return at;
}
