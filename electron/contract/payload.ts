// What the payload map's tester shows: a message and what was read from it, field by field.

import type { Millis } from '../domain/units.ts';

export interface PayloadFieldView {
  /** As in a reading: `present`, `device.type`, `watts`, `sensors.temperature`. */
  readonly field: string;
  readonly value: string | number | boolean;
  /** Where in the message it was found. */
  readonly path: string;
}

/** The port a topic belongs to. Nulls: not in the document. */
export interface PayloadPort {
  readonly portKey: string;
  /** Of the socket that is bound to it. */
  readonly label: string | null;
  readonly hub: string | null;
  readonly number: number | null;
}

/** The last message of a port, as it came. */
export interface HeardMessage {
  readonly port: PayloadPort;
  readonly topic: string;
  readonly raw: string;
  readonly at: Millis;
  readonly fields: readonly PayloadFieldView[];
  /** So many came since the one shown before and were not shown here. All were read. */
  readonly passed: number;
}

/** How a message that a person pasted would be read. */
export interface TriedPayload {
  readonly fields: readonly PayloadFieldView[];
  /** Null: no topic was given. `port` null: the topic is of no port of this site, whose topics look like `form`. */
  readonly topic: { readonly port: PayloadPort | null; readonly form: readonly string[] } | null;
}
