// How every answer over the contract looks: the value, or an expected failure with its words already in the user's language.

import { z } from 'zod';

export const failureSchema = z.object({
  code: z.string(),
  say: z.string(),
  next: z.string(),
});

export const outcome = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: failureSchema }),
  ]);

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: z.infer<typeof failureSchema> };
