// The words of what goes wrong with a picture on this side of the contract: the domain's, like all others.

import { plansFailures } from '../../../../electron/domain/failures/plans.ts';
import type { Failure } from '../../app/application.ts';

export function planFailure(
  code: keyof typeof plansFailures,
  language: 'en' | 'sv',
  params: Readonly<Record<string, string | number>> = {},
): Failure {
  const { say, next } = plansFailures[code][language];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { code, say: filled(say), next: filled(next) };
}
