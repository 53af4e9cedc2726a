// What a page sends with a floor plan's picture: its tiles, what it was drawn from, which part of it is shown.

import { z } from 'zod';

import type { PlanFrame } from '../domain/plan-frame.ts';
import type { PlanSource } from '../domain/plan-tiles.ts';
import { givenFileSchema } from './sent-file.ts';
import { widestPlan } from './widest-plan.ts';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const share = z.number().min(0).max(1);

export const planFrameSchema = z.object({
  turns: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  cut: z
    .object({ left: share, top: share, width: share.min(0.001), height: share.min(0.001) })
    .refine(({ left, top, width, height }) => left + width <= 1.000_001 && top + height <= 1.000_001),
}) satisfies z.ZodType<PlanFrame>;

export const planSheetSchema = z.object({
  /** A pack of them: `electron/plans/read-tiles.ts`. */
  tiles: givenFileSchema,
  source: z
    .object({
      kind: z.enum(['picture', 'pdf', 'svg', 'dxf']) satisfies z.ZodType<PlanSource['kind']>,
      frame: planFrameSchema,
      page: z.number().int().min(1).optional(),
      layers: z.array(z.string().max(1_000)).max(20_000).optional(),
      /** The file itself, or the name of the blob that it is already. */
      file: z.union([givenFileSchema, sha256]),
    })
    .nullable(),
  /** Metres across the picture, where the drawing says it. */
  metresWide: z.number().positive().max(widestPlan).nullable().default(null),
});

export type GivenPlanSheet = z.infer<typeof planSheetSchema>;

type GivenSource = NonNullable<GivenPlanSheet['source']>;
/** The same with its files whole. */
export interface PlanSheet extends Omit<GivenPlanSheet, 'tiles' | 'source'> {
  readonly tiles: File;
  readonly source: (Omit<GivenSource, 'file'> & { readonly file: File | string }) | null;
}
