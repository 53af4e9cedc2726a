// Every feature there is, in the order of the rail, and which of them are there before a site is.

import { health } from '../features/health/index.ts';
import { help } from '../features/help/index.ts';
import { hubs } from '../features/hubs/index.ts';
import { issues } from '../features/issues/index.ts';
import { plan } from '../features/plan/index.ts';
import { report } from '../features/report/index.ts';
import { settings } from '../features/settings/index.ts';
import { site } from '../features/site/index.ts';
import { start } from '../features/start/index.ts';
import { verify } from '../features/verify/index.ts';
import type { Feature } from './feature.ts';

export const features: readonly Feature[] = [start, site, plan, hubs, health, verify, issues, report, settings, help];

/** Their names. */
export const withoutSite: ReadonlySet<string> = new Set(['start', 'settings', 'help']);
