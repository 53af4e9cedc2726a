// What a person may change in a site, as commands: one union, one procedure (`site.edit`), one act that undo takes back as one.
// The rules are the domain's (`domain/edits`); here stands only what may come in.

import { z } from 'zod';

import type { CheckKind } from '../domain/verdict.ts';

const id = z.string().min(1).max(200);
/** Long enough for any honest name; what is longer is refused before it is stored. */
const text = z.string().max(20_000);
/** A fraction of the picture. */
const point = z.object({ x: z.number().min(-1).max(2), y: z.number().min(-1).max(2) });
const command = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape });

const expectedDeviceSchema = z.enum(['open', 'lamp', 'fan', 'sensor', 'dimmer', 'button', 'screen']);
const subject = z.object({ kind: z.enum(['socket', 'hub', 'plan']), id }).nullable();

const newSocket = z.object({
  label: text,
  locationId: id,
  planId: id.nullable(),
  position: point.nullable(),
  areaId: id.nullable(),
  expected: expectedDeviceSchema,
});
const move = z.object({
  socketId: id,
  planId: id.nullable(),
  position: point.nullable(),
  areaId: id.nullable().optional(),
});
const limits = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  margin: z.number().min(0).optional(),
  mayBeUnreported: z.boolean(),
});
const ms = z.number().min(0).max(600_000);
const checkKind = z.enum([
  ...['plug', 'unplug', 'power', 'voltage', 'sensor', 'latency'],
  ...['blink', 'press', 'spin', 'turn', 'screen'],
] as const satisfies readonly CheckKind[]);

export const procedureSchema = z.object({
  name: text,
  checks: z.array(checkKind).min(1),
  power: limits,
  voltage: limits,
  temperature: limits,
  latency: limits,
  settleMs: ms,
  holdMs: ms,
  noAnswerMs: ms,
  walkingMs: ms,
  againMs: ms,
  flapWindowMs: ms,
  flaps: z.number().int().min(1).max(100),
  observedAllowed: z.boolean(),
  safeLampLevel: z.number().min(0).max(100),
  lampAnswerMs: ms,
});

export const editSchema = z.discriminatedUnion('kind', [
  command('rename-site', { name: text }),
  command('set-details', { details: z.record(z.string(), text) }),
  /** Of the whole site, or of one location; null: that location does as the site says again. */
  command('set-procedure', { procedure: procedureSchema.nullable(), locationId: id.optional() }),
  command('add-location', { name: text }),
  command('rename-location', { locationId: id, name: text }),
  command('remove-location', { locationId: id }),
  command('rename-plan', { planId: id, name: text }),
  command('remove-plan', { planId: id }),
  command('scale-plan', { planId: id, from: point, to: point, metres: z.number().positive().max(100_000) }),
  command('outline-area', { planId: id, name: text, outline: z.array(point).min(3) }),
  command('rename-area', { areaId: id, name: text }),
  /** Milliseconds since the epoch; null: open. */
  command('lock-area', { areaId: id, until: z.number().nullable() }),
  command('remove-area', { areaId: id }),
  /** The name may be empty: the serial stands for it. */
  command('add-hub', { hwId: text, locationId: id, planId: id.nullable(), name: text }),
  command('rename-hub', { hubId: id, name: text }),
  command('move-hub', { hubId: id, locationId: id, planId: id.nullable() }),
  command('replace-hub', { hubId: id, hwId: text }),
  command('remove-hub', { hubId: id }),
  /** An area with the sockets in it: a room that was copied. */
  command('add-room', {
    room: z.object({ planId: id, name: text, outline: z.array(point).min(3) }),
    sockets: z.array(newSocket),
  }),
  command('add-sockets', { sockets: z.array(newSocket).min(1) }),
  command('move-sockets', { moves: z.array(move).min(1) }),
  command('label-sockets', { labels: z.array(z.object({ socketId: id, label: text })).min(1) }),
  command('expect-device', { socketIds: z.array(id).min(1), expected: expectedDeviceSchema }),
  command('remove-sockets', { socketIds: z.array(id).min(1) }),
  /** `takeOver`: ports that other sockets are on may be taken from them. */
  command('bind-sockets', {
    bindings: z.array(z.object({ socketId: id, hubId: id, number: z.number().int() })).min(1),
    takeOver: z.boolean().default(false),
  }),
  command('unbind-sockets', { socketIds: z.array(id).min(1) }),
  command('open-issue', { on: subject, text }),
  command('comment-issue', { issueId: id, text }),
  command('close-issue', { issueId: id, text }),
  command('reopen-issue', { issueId: id, text }),
]);

export type Edit = z.infer<typeof editSchema>;
