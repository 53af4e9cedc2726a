// The verification part of the contract: what the person may do and what is said and shown. The shapes are the domain's own
// (`domain/verification/protocol.ts`); the schemas here are held to them by the types.

import { z } from 'zod';

import type {
  TechnicianAction,
  Utterance,
  VerificationMode,
  VerificationView,
} from '../domain/verification/protocol.ts';
import { failureSchema } from './outcome.ts';
import { own } from './own.ts';

export const verificationModeSchema = z.enum([
  'walk',
  'discover',
  'plug',
  'light',
  'blink',
  'health',
]) satisfies z.ZodType<VerificationMode>;

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) });

export const technicianActionSchema = z.discriminatedUnion('kind', [
  bare('next'),
  bare('back'),
  bare('declare-dead'),
  bare('observed'),
  bare('nobody-on-a-ladder'),
  bare('pause'),
  bare('resume'),
  bare('choose').extend({ socketId: z.string() }),
  bare('tapped').extend({ socketId: z.string() }),
  bare('skip').extend({ reason: z.string() }),
  bare('accept-repair').extend({ repairId: z.string() }),
  bare('refuse-repair').extend({ repairId: z.string() }),
  bare('scanned').extend({ label: z.string() }),
  bare('finish').extend({ reason: z.enum(['skipped', 'timeout']) }),
]) satisfies z.ZodType<TechnicianAction>;

/** Something that happened in this run, as the list under the plan shows it. */
export interface Happening {
  readonly at: number;
  readonly socketId: string;
  readonly label: string;
  readonly verdict: string;
  readonly reason: string | null;
}

export const verificationEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('view'), view: own<VerificationView>() }),
  /** What happened before this screen came, newest first. Comes once, after the first view. */
  z.object({ event: z.literal('before'), happenings: own<readonly Happening[]>() }),
  z.object({ event: z.literal('say'), utterance: own<Utterance>() }),
  z.object({
    event: z.literal('verdict'),
    socketId: z.string(),
    socket: z.string(),
    verdict: z.string(),
    reason: z.string().nullable(),
  }),
  z.object({ event: z.literal('trouble'), failure: failureSchema }),
]);

export type VerificationEvent = z.infer<typeof verificationEventSchema>;
