// Decides whether a field may be written over: only where the platform still says what was last seen of it, or says already
// what is wished. Otherwise somebody else changed it, and the caller must merge first. Reliability, *the platform never
// loses others' edits*.

import { canonicalJson } from '../domain/canonical-json.ts';
import { done, failed, type Result } from '../domain/failures.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `now`: the platform's fields this moment. `tolerant`: fields that are equal by a rule of their own. */
export function stillAsSeen(
  now: Fields,
  wish: Fields,
  base: Fields | undefined,
  what: string,
  same: (field: string, a: unknown, b: unknown) => boolean = equal,
): Result<void> {
  for (const [field, seen] of Object.entries(base ?? {})) {
    if (seen === undefined || wish[field] === undefined) continue;
    const changed = !same(field, now[field], seen) && !same(field, now[field], wish[field]);
    if (changed) return failed('platform.changed-meanwhile', { what: `${what}: ${field}` });
  }
  return done(undefined);
}

const equal = (_field: string, a: unknown, b: unknown): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null);
