// Which numbers of a procedure can be set, and in which unit a person reads each. Times are kept in ms and shown in seconds.

import type { Limits, Procedure } from '../../../../electron/domain/procedure.ts';
import type { CheckKind } from '../../../../electron/domain/verdict.ts';

export const limitNames = ['power', 'voltage', 'temperature', 'latency'] as const;
export type LimitName = (typeof limitNames)[number];
export const limitUnits: Readonly<Record<LimitName, string>> = {
  ...{ power: 'W', voltage: 'V', temperature: '°C', latency: 'ms' },
};
export const limitEnds = ['min', 'max', 'margin'] as const;

/** What can be measured when something is plugged in; the plug itself always is. */
export const measurable: readonly Exclude<CheckKind, 'plug'>[] = ['power', 'voltage', 'sensor', 'latency'];

export type TimeName = 'settleMs' | 'holdMs' | 'walkingMs' | 'noAnswerMs' | 'againMs' | 'lampAnswerMs' | 'flapWindowMs';
export const times: readonly TimeName[] = ['settleMs', 'holdMs', 'walkingMs', 'noAnswerMs', 'againMs', 'lampAnswerMs'];

/** A limit that was left empty is no limit at all. */
export function withLimit(limits: Limits, end: (typeof limitEnds)[number], value: number | null): Limits {
  const { [end]: _before, ...others } = limits;
  return value === null ? others : { ...others, [end]: value };
}

/** What is changed against what is kept; a field that was changed back is not changed. */
export function changesAgainst(kept: Procedure, changed: Partial<Procedure>): Partial<Procedure> {
  const entries = Object.entries(changed) as [keyof Procedure, Procedure[keyof Procedure]][];
  return Object.fromEntries(entries.filter(([name, value]) => plain(kept[name]) !== plain(value)));
}

/** As it is sent: its lists are its own. */
export const sent = (procedure: Procedure) => ({ ...procedure, checks: [...procedure.checks] });

/** Templates are known by their names: without the one of this name. */
export const without = <T extends { readonly name: string }>(templates: readonly T[], name: string): T[] =>
  templates.filter((template) => template.name !== name);

/** The name of the first limit whose least is not below its most. */
export const impossible = (procedure: Procedure): LimitName | null =>
  limitNames.find((name) => (procedure[name].min ?? -Infinity) >= (procedure[name].max ?? Infinity)) ?? null;

/** Checks in another order, or more or fewer of them. The plug stays first. */
export function moved(checks: readonly CheckKind[], check: CheckKind, by: -1 | 1): CheckKind[] {
  const at = checks.indexOf(check);
  const to = at + by;
  if (at < 0 || to < 0 || to >= checks.length) return [...checks];
  const others = checks.filter((other) => other !== check);
  return [...others.slice(0, to), check, ...others.slice(to)];
}

function plain(value: Procedure[keyof Procedure]): string {
  if (typeof value !== 'object') return String(value);
  if (!('mayBeUnreported' in value)) return value.join();
  const { min, max, margin, mayBeUnreported } = value;
  return [min, max, margin, mayBeUnreported].join();
}
