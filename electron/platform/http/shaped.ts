// Checks the shape of JSON at the border. Lenient: unknown fields stay; what is missing or of another kind is one failure
// that says where. Platform contract, *REST* (accept what is there, never fail on an unknown field).

import type { z } from 'zod';

import { done, failed, type Result } from '../../domain/failures.ts';

export interface Asked {
  readonly host: string;
  readonly what: string;
}

export function shaped<T>(schema: z.ZodType<T>, json: unknown, { host, what }: Asked): Result<T> {
  if (json === undefined) return failed('platform.empty-answer', { host, what });
  const read = schema.safeParse(json);
  if (read.success) return done(read.data);
  const path = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return failed('platform.wrong-shape', { host, what, where: path === '' ? 'the whole answer' : path });
}
