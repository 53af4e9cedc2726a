// Decides, field by field, who learns what: (local, remote, base) → what the document takes, what the platform is told, and
// where both changed. Pure. Domain, *Offline and the platform* (three-way merge against the last seen copy).

import { canonicalJson } from '../domain/canonical-json.ts';

export interface MergeRules<F> {
  readonly same?: (field: keyof F, one: unknown, other: unknown) => boolean;
  /** Nobody ever said this: it gives way without a conflict where there is no base. */
  readonly blank?: (field: keyof F, value: unknown) => boolean;
}

export interface Merged<F> {
  /** Fields that only the platform changed: the document takes them. */
  readonly toLocal: readonly (keyof F)[];
  /** Fields that only the document changed: the platform is told. */
  readonly toRemote: readonly (keyof F)[];
  /** Fields that both changed, to different values. */
  readonly conflicts: readonly (keyof F)[];
}

/** `base`: the platform's copy as last seen; null: first meeting, then only blanks give way. */
export function merge<F extends object>(local: F, remote: F, base: F | null, rules: MergeRules<F> = {}): Merged<F> {
  const { same = equal, blank = () => false } = rules;
  const merged = { toLocal: [] as (keyof F)[], toRemote: [] as (keyof F)[], conflicts: [] as (keyof F)[] };
  for (const field of Object.keys(local) as (keyof F)[]) {
    const [ours, theirs] = [local[field], remote[field]];
    if (same(field, ours, theirs)) continue;
    const oursStands = base ? same(field, ours, base[field]) : blank(field, ours);
    const theirsStands = base ? same(field, theirs, base[field]) : blank(field, theirs);
    if (theirsStands) merged.toRemote.push(field);
    else if (oursStands) merged.toLocal.push(field);
    else merged.conflicts.push(field);
  }
  return merged;
}

const equal = (_field: unknown, one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
