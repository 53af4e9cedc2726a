// The state stream: first a snapshot, then compact deltas. Sockets and ports are told by their index in the snapshot's
// tables; values are short arrays, so that thousands of changes a second stay small. Sent at once when idle, per frame
// when busy (performance, *coalesce adaptively*).

import { z } from 'zod';

/** `[index, verdict, reason, works, place, portIndex | -1]`; verdict and grades as in `codes`, reason as its word. */
export const socketRow = z.tuple([z.number(), z.number(), z.string().nullable(), z.number(), z.number(), z.number()]);
/**
 * `[index, present (1, 0, -1 not said), mW, mV, lamp level, ms ago (-1 never)]`; null: not reported. Whole numbers, because
 * thousands of rows a second are written as text.
 */
export const portRow = z.tuple([
  z.number(),
  z.number(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
  z.number(),
]);

export type SocketRow = z.infer<typeof socketRow>;
export type PortRow = z.infer<typeof portRow>;

export const snapshotSchema = z.object({
  kind: z.literal('snapshot'),
  site: z.object({ id: z.string(), name: z.string(), events: z.number() }),
  /** Socket ids and labels by index. */
  sockets: z.array(z.tuple([z.string(), z.string()])),
  /** The platform's port ids by index. */
  ports: z.array(z.string()),
  socketRows: z.array(socketRow),
  portRows: z.array(portRow),
});

export const deltaSchema = z.object({
  kind: z.literal('delta'),
  /** Count of events in the journal now. */
  events: z.number(),
  /** Newly added things continue the snapshot's tables. */
  newSockets: z.array(z.tuple([z.string(), z.string()])).optional(),
  newPorts: z.array(z.string()).optional(),
  sockets: z.array(socketRow).optional(),
  ports: z.array(portRow).optional(),
  /** Something that no row tells (plans, hubs, names; `socket`: labels and places): ask for it again. */
  stale: z.array(z.enum(['site', 'location', 'plan', 'area', 'hub', 'socket', 'issue'])).optional(),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type Delta = z.infer<typeof deltaSchema>;
