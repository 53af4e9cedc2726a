// What a health check found, as its page shows it: the domain's findings with the names of what they are about. Data only, made by
// `application/health-check.ts`.

import type { Finding } from '../domain/health-findings.ts';
import type { Health } from '../domain/health.ts';
import type { Millis } from '../domain/units.ts';
import type { Words } from './frame.ts';

export type FindingView = Finding & {
  /** The socket's label, or the hub's name. */
  readonly label: string;
  /** The hub's serial, and the printed number of the port where it is about a socket. */
  readonly hwId: string;
  readonly number: number | null;
};

export interface HealthView extends Omit<Health, 'findings'> {
  readonly at: Millis;
  /** Since when this session heard the site then. */
  readonly since: Millis;
  readonly findings: readonly FindingView[];
  /** asked · none: the platform counts nothing · broker: there is nobody to ask · or why the asking failed. */
  readonly metrics: 'asked' | 'none' | 'broker' | Words;
}
