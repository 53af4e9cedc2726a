// The verification part of the contract: what the person may do and what is said and shown. The shapes are the domain's own
// (`domain/verification/protocol.ts`); the schemas here are held to them by the types.

import { z } from 'zod';

import type { MiswireKind } from '../domain/events.ts';
import type { HubState, VerdictCounts } from '../domain/site-queries.ts';
import type { Millis } from '../domain/units.ts';
import type { DeclaredReason, SkipReason, Verdict } from '../domain/verdict.ts';
import type { Person } from '../domain/verification/division.ts';
import type {
  Note,
  TechnicianAction,
  Utterance,
  VerificationMode,
  VerificationView,
} from '../domain/verification/protocol.ts';
import { failureSchema } from './outcome.ts';
import { own } from './own.ts';

const verificationModeSchema = z.enum([
  'walk',
  'discover',
  'plug',
  'light',
  'blink',
  'find',
  'health',
]) satisfies z.ZodType<VerificationMode>;

const declaredReason = z.enum([
  'no-response',
  'unstable',
  'wrong-device',
  'damaged',
  'lamp',
  'sensor',
  'fan',
  'button',
  'dimmer',
  'screen',
]) satisfies z.ZodType<DeclaredReason>;
const skipReason = z.enum(['skipped', 'locked', 'furniture', 'occupied']) satisfies z.ZodType<SkipReason>;

/** Only the sockets on one plan, or on one hub. */
export const withinSchema = z.object({ kind: z.enum(['plan', 'hub']), id: z.string().min(1).max(200) });
export type Within = z.infer<typeof withinSchema>;

/** Which sockets a verification is about. `only`: these, whatever their verdict. */
export const scopeSchema = z.object({
  mode: verificationModeSchema,
  only: z.array(z.string()).default([]),
  within: withinSchema.nullable().default(null),
});

/** One of two who walk together. */
export const personSchema = z.union([z.literal(1), z.literal(2)]) satisfies z.ZodType<Person>;

/** Who asks: a name that the page gave itself. Of two people it is the one whose seat the page has. Absent: nobody's page. */
export const fromPageSchema = z.object({ page: z.string().min(1).max(200).exactOptional() });

export const testLoadSchema = z
  .object({ type: z.string().exactOptional(), name: z.string().exactOptional() })
  .nullable()
  .default(null);

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) });

export const technicianActionSchema = z.discriminatedUnion('kind', [
  bare('next'),
  bare('back'),
  bare('observed'),
  bare('nobody-on-a-ladder'),
  bare('pause'),
  bare('resume'),
  bare('choose').extend({ socketId: z.string() }),
  bare('tapped').extend({ socketId: z.string() }),
  bare('saw-lamp').extend({ full: z.boolean() }),
  // An absent reason is none, as the domain has it.
  bare('declare-dead').extend({ reason: declaredReason.exactOptional() }),
  bare('skip').extend({ reason: skipReason }),
  bare('accept-repair').extend({ repairId: z.string() }),
  bare('refuse-repair').extend({ repairId: z.string() }),
  bare('scanned').extend({ label: z.string() }),
  bare('finish').extend({ reason: z.enum(['skipped', 'timeout']) }),
]) satisfies z.ZodType<TechnicianAction>;

/** Something that happened in a run, as the list beside the plan shows it. */
export type Happened =
  | {
      readonly kind: 'verdict';
      readonly socketId: string;
      readonly label: string;
      readonly verdict: Verdict;
      readonly reason: string | null;
    }
  | { readonly kind: 'note'; readonly socketId: string | null; readonly label: string; readonly note: Note }
  | {
      readonly kind: 'repair';
      readonly socketId: string | null;
      readonly wiring: MiswireKind;
      readonly labels: readonly string[];
      /** Labels of the sockets that need another plug. */
      readonly revisit: readonly string[];
    };

/** `number` counts from 1 in each run. */
export type Happening = Happened & { readonly at: Millis; readonly number: number };

/** What a run has found so far. */
export interface RunSummary {
  readonly counts: VerdictCounts;
  /** What did not pass, in the order in which it was met. */
  readonly open: readonly {
    readonly socketId: string;
    readonly label: string;
    readonly verdict: Verdict;
    readonly reason: string | null;
  }[];
}

/** What a walk needs before it starts, and what it would visit. */
export interface BeforeWalk {
  readonly hubs: {
    readonly all: number;
    readonly heard: number;
    /** Not heard, or heard no more. Hubs that never speak are left out. */
    readonly unheard: readonly { readonly hubId: string; readonly name: string; readonly state: HubState }[];
  };
  /** Areas with something to visit, or locked, in the order of the route. `areaId` null: outside of every area. */
  readonly areas: readonly {
    readonly planId: string | null;
    readonly plan: string;
    readonly areaId: string | null;
    readonly area: string;
    readonly walk: number;
    readonly revisit: number;
    /** Left out: not accessible until then. */
    readonly locked: number;
    readonly lockedUntil: Millis | null;
  }[];
  readonly walk: number;
  readonly revisit: number;
  readonly locked: number;
  /** Fixed lamps among all sockets. */
  readonly lamps: number;
  readonly bound: number;
  readonly unbound: number;
  /** There is more than one hub, or area of unbound sockets, to visit: two people can share them. */
  readonly canBeShared: boolean;
  /** How many sockets each of two people would begin with. Null: one was asked for. */
  readonly halves: readonly [number, number] | null;
}

export const verificationEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('view'), view: own<VerificationView>() }),
  /** What happened before this screen came, newest first. Comes once, after the first view. */
  z.object({ event: z.literal('before'), happenings: own<readonly Happening[]>() }),
  z.object({ event: z.literal('say'), utterance: own<Utterance>() }),
  z.object({ event: z.literal('happened'), happening: own<Happening>() }),
  /**
   * Whether this page is the one that speaks: told at first, and whenever it changes. `named`: another page speaks for the other
   * of two people, so that the words have to say whose they are.
   */
  z.object({ event: z.literal('speaker'), here: z.boolean(), named: z.boolean() }),
  /** Which of two people this page shows; null: neither. Told at first, and whenever it changes. */
  z.object({ event: z.literal('seat'), person: personSchema.nullable() }),
  /** The run has ended; another may begin. */
  z.object({ event: z.literal('over') }),
  z.object({ event: z.literal('trouble'), failure: failureSchema }),
]);

export type VerificationEvent = z.infer<typeof verificationEventSchema>;
