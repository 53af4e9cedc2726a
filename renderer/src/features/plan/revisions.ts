// What the revisions of a floor plan are called. Pure.

import type { PlanView } from '../../../../electron/contract/site-views.ts';

/** A schedule named it and nobody has added its drawing: what is shown is an empty sheet. */
export const isBlank = ({ revision }: Pick<PlanView, 'revision'>): boolean => revision === '0';

/** The next number or letter; what is neither gets a mark. */
export function nextRevision(revision: string): string {
  if (/^\d{1,9}$/.test(revision)) return String(Number(revision) + 1);
  return /^[A-Ya-y]$/.test(revision) ? String.fromCharCode(revision.charCodeAt(0) + 1) : `${revision}+`;
}
