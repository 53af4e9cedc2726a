// What a generation of the platform says on the wire, from the platform's side: topics, payloads and the fields of a port
// object that are live. The application's own dialects (domain/dialects) read the same things and are not used here, so
// that a mistake in one shows against the other. Source: platform contract, *Live stream* and *The dialect `operated`*.

import type { Aspect, Command, SocketState } from './socket-state.ts';

/** The ids a topic is made of. */
export interface PortPlace {
  readonly companyId: string;
  readonly locationId: string;
  readonly hubId: string;
  readonly spaceId: string;
  readonly portId: string;
}

export type Json = Record<string, unknown>;

export interface WireDialect {
  readonly name: 'documented' | 'operated';
  readonly updates: (place: PortPlace) => string;
  /** Where frequent reports go. */
  readonly stream: (place: PortPlace) => string;
  /** Filter under which every action is published. */
  readonly actionFilter: string;
  /** The port and company an action topic names; null: not an action. Empty ids are allowed, as in the sample. */
  readonly actionOf: (topic: string) => { companyId: string; portId: string } | null;
  /** May this company hear or say this? `topic` may be a filter. */
  readonly mayHear: (topic: string, companyId: string) => boolean;
  /** The message that tells these parts of the state. */
  readonly message: (portId: string, state: SocketState, say: readonly Aspect[]) => Json;
  /** The live part of a port object over REST, to be laid over `data` (documented) or the object (operated). */
  readonly live: (portId: string, state: SocketState) => Json;
  /** Keys that only the platform sets there. */
  readonly liveKeys: readonly string[];
  readonly command: (payload: unknown) => { portId: string | null; command: Command } | null;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldOf(value: unknown, ...path: string[]): unknown {
  let at = value;
  for (const key of path) at = isObject(at) ? at[key] : undefined;
  return at;
}

/** A command of those numbers and flags that are really there. */
export function commandFrom(lamp: unknown, fan: unknown, enabled: unknown, duration: unknown): Command {
  return {
    ...(typeof lamp === 'number' && { lampLevel: lamp }),
    ...(typeof fan === 'number' && { fanTarget: fan }),
    ...(typeof enabled === 'boolean' && { enabled }),
    ...(typeof duration === 'number' && { reportOftenFor: duration }),
  };
}
