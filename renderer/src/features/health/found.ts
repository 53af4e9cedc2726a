// How findings are grouped and what each says beside its name. Pure.

import type { FindingView, HealthView } from '../../../../electron/contract/health.ts';
import { findingKinds, type FindingKind } from '../../../../electron/domain/health-findings.ts';
import { silentAfterMs } from '../../../../electron/domain/silence.ts';
import { figure, limitsOf } from '../socket/figures.ts';

export interface Group {
  readonly kind: FindingKind;
  readonly findings: readonly FindingView[];
  /** Sockets that a walk can prove well again; empty where it is a hub that must be mended. */
  readonly toWalk: readonly string[];
}

/** In the order in which they are mended; only kinds of which there is one. */
export function groupsOf(findings: readonly FindingView[]): Group[] {
  return findingKinds.flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    const toWalk = own.flatMap((finding) => ('socketId' in finding ? [finding.socketId] : []));
    return own.length === 0 ? [] : [{ kind, findings: own, toWalk }];
  });
}

/** Words and their parameters: of the feature's `beside`. */
export interface Beside {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Of checks: words to be listed. */
  readonly checks?: readonly string[];
}

export function besideOf(finding: FindingView, language: string, time: (at: number) => string): Beside | null {
  switch (finding.kind) {
    case 'unknown-hub':
    case 'silent-hub':
      return { key: 'sockets', params: { count: finding.sockets.length } };
    case 'silent-port':
      return finding.heardAt === null
        ? { key: 'neverHeard', params: {} }
        : { key: 'lastHeard', params: { time: time(finding.heardAt) } };
    case 'flapping':
      if (finding.seen === 'at-check') return { key: 'unstable', params: {} };
      return { key: 'changes', params: { count: finding.times } };
    case 'weak': {
      const { value, unit = '', outcome } = finding.outcome;
      const said = value === undefined ? '' : figure(value, unit, language, 2);
      return {
        key: `${outcome === 'fail' ? 'outside' : 'near'}-${finding.seen}`,
        params: { value: said, limits: limitsOf(finding.outcome, language) },
      };
    }
    case 'not-reported':
      return { key: `missing-${finding.seen}`, params: {}, checks: finding.checks };
    case 'no-metrics':
      return null;
  }
}

/** When those that have not spoken yet must have; null: all have. */
export const allHeardBy = ({ notYet, since }: HealthView): number | null =>
  notYet === 0 ? null : since + silentAfterMs;
