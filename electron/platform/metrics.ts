// Reads a metric's series: `[{at, value}]`, oldest first. Platform contract, *metrics* (shape inferred).

import { done, failed, type Result } from '../domain/failures.ts';
import { shaped, type Asked } from './http/shaped.ts';
import type { MetricPoint } from './platform.ts';
import { momentOf } from './remote-objects.ts';
import { metricsShape } from './shapes.ts';

/** `scale` turns the platform's unit into ours. */
export function readMetrics(json: unknown, asked: Asked, scale = 1): Result<MetricPoint[]> {
  const read = shaped(metricsShape, json, asked);
  if (!read.ok) return read;
  const points: MetricPoint[] = [];
  for (const { at: moment, value } of read.value) {
    const at = momentOf(moment);
    if (at === null) return failed('platform.wrong-shape', { ...asked, where: 'at' });
    points.push({ at, value: value * scale });
  }
  return done(points.sort((a, b) => a.at - b.at));
}
