// A small site with every verdict, an issue and hostile names, as a document in a folder of its own: what report tests start from.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventDraft } from '../../electron/domain/events.ts';
import type { VerdictDraft } from '../../electron/domain/verdict.ts';
import { systemOutside, type Outside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import type { SiteDocument } from '../../electron/site/site-document.ts';
import { valueOf } from './value-of.ts';

export const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil","click")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\u202eright to left\u202c',
  '💡🔌 emoji',
  'Å'.repeat(10_000),
];

export interface ReportedSite {
  readonly folder: string;
  readonly document: SiteDocument;
  readonly outside: Outside;
  end(): void;
}

/** Verdicts in the order given, one a socket; more sockets than verdicts stay untested. */
export function reportedSite(
  labels: readonly string[],
  verdicts: readonly VerdictDraft['verdict'][] = [],
): ReportedSite {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const outside = systemOutside();
  const path = join(folder, 'a.ochno-site');
  const document = valueOf(
    createSite({ ...outside, author: 'Åsa', station: 'station', path, name: labels[0] ?? 'Empty' }),
  );
  const drafts = labels.flatMap((label, index) => socketEvents(`s${index}`, label, index, verdicts[index]));
  valueOf(document.append([...frame, ...drafts]));
  return {
    folder,
    document,
    outside,
    end() {
      document.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const frame: EventDraft[] = [
  { type: 'location.added', body: { locationId: 'l', name: 'House' } },
  {
    type: 'plan.imported',
    body: {
      planId: 'p',
      locationId: 'l',
      name: 'Floor 1',
      blob: '0'.repeat(64),
      mediaType: 'image/png',
      width: 800,
      height: 600,
      revision: 'A',
    },
  },
  { type: 'hub.added', body: { hubId: 'h', hwId: 'h24_test', locationId: 'l', planId: 'p', name: 'Hub' } },
];

function socketEvents(socketId: string, label: string, index: number, verdict?: VerdictDraft['verdict']): EventDraft[] {
  const position = { x: ((index * 37) % 100) / 100, y: ((index * 61) % 100) / 100 };
  const body = { socketId, label, locationId: 'l', planId: 'p', position, areaId: null, expected: 'open' } as const;
  return [{ type: 'socket.added', body }, ...(verdict ? [recorded(socketId, verdict)] : [])];
}

export function recorded(socketId: string, verdict: VerdictDraft['verdict']): EventDraft {
  const reason = verdict === 'pass' ? null : verdict === 'deferred' ? 'timeout' : 'power';
  return {
    type: 'check.recorded',
    body: {
      socketId,
      verdict,
      reason,
      works: 'measured',
      place: 'measured',
      hubId: null,
      number: null,
      portKey: null,
      checks: [{ check: 'power', outcome: 'pass', value: 29.5, unit: 'W', min: 5, max: 240 }],
      evidence: { topic: '/ports/c/l/h/p', raw: '{}', sha256: 'a'.repeat(64), arrivedAt: 1, latencyMs: 2 },
      attempt: 1,
      procedure: 'Standard',
      pace: 1,
      load: 'Load',
    },
  };
}
