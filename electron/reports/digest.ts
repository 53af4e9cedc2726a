// The digest of a report: SHA-256 over the canonical JSON of its data, without time, language or issuer, so that the same data
// issued again has the same digest. Report.md, *Re-issuing unchanged data*.

import { createHash } from 'node:crypto';

import { canonicalJson } from '../domain/canonical-json.ts';
import type { ReportData } from '../domain/report-model.ts';

export const digestOf = (data: ReportData): string => createHash('sha256').update(canonicalJson(data)).digest('hex');
