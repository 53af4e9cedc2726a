// The report as JSON, by the published schema (`resources/schemas/report.schema.json`): the issue, the data, and its digest.

import type { ReportModel } from '../domain/report-model.ts';

const reportSchemaId = 'https://commissioner.example/schemas/report-1.json';

export function jsonBytes(model: ReportModel, digest: string): Uint8Array {
  return Buffer.from(`${JSON.stringify({ $schema: reportSchemaId, digest, ...model }, null, 1)}\n`, 'utf8');
}
