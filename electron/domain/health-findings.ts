// The words of a health check. Data only, apart from what decides (`health.ts`), so that the page need not load that.

import type { Millis } from './units.ts';
import type { CheckKind, CheckOutcome } from './verdict.ts';

/** In the order in which they are mended. */
export const findingKinds = [
  'unknown-hub',
  'silent-hub',
  'silent-port',
  'flapping',
  'weak',
  'not-reported',
  'no-metrics',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Seen while the check listened, or at the socket's last verdict. */
type Seen = 'now' | 'at-check';

export type Finding =
  | { readonly kind: 'unknown-hub' | 'silent-hub'; readonly hubId: string; readonly sockets: readonly string[] }
  | { readonly kind: 'silent-port'; readonly socketId: string; readonly heardAt: Millis | null }
  | { readonly kind: 'flapping'; readonly socketId: string; readonly times: number; readonly seen: Seen }
  | { readonly kind: 'weak'; readonly socketId: string; readonly outcome: CheckOutcome; readonly seen: Seen }
  | {
      readonly kind: 'not-reported';
      readonly socketId: string;
      readonly checks: readonly CheckKind[];
      readonly seen: Seen;
    }
  | { readonly kind: 'no-metrics'; readonly socketId: string };
