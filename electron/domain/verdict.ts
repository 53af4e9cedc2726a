// The words of a verdict and the evidence it must carry. Data only; `verification/` decides, `site-state` keeps.
// Domain, *Words* and *Verification engine*.

import type { PortKey, RawMessage } from './reading.ts';
import type { Millis } from './units.ts';

/** `stale` and `untested` are never recorded: the fold derives them. */
export type Verdict = 'pass' | 'marginal' | 'fail' | 'deferred' | 'stale' | 'untested';
export type RecordedVerdict = Exclude<Verdict, 'stale' | 'untested'>;

/** How well a fact is known. Order of trust: measured, observed, by-route, manual, imported. */
export type Grade = 'measured' | 'observed' | 'by-route' | 'manual' | 'imported';

/** Why a verdict is not a plain pass. One word each; the sentence belongs to the screens and the report. */
export type Reason =
  | 'power'
  | 'voltage'
  | 'temperature'
  | 'latency'
  | 'unstable'
  | 'no-response'
  | 'not-reported'
  | 'wrong-device'
  | 'lamp'
  | 'sensor'
  | 'fan'
  | 'button'
  | 'dimmer'
  | 'screen'
  | 'occupied'
  | 'line-lost'
  | 'timeout'
  | 'skipped'
  | 'not-bound'
  | 'pulled-early'
  | 'wrong-port'
  | 'across-gap'
  | 'declared'
  | 'damaged'
  | 'locked'
  | 'furniture'
  // Only derived by the fold, for stale verdicts:
  | 'rebound'
  | 'hub-replaced'
  | 'firmware-changed'
  | 'procedure-changed'
  | 'place-reopened';

/** Why a person says that a socket fails, with nothing measured. */
export type DeclaredReason = Extract<
  Reason,
  'no-response' | 'unstable' | 'wrong-device' | 'damaged' | 'lamp' | 'sensor' | 'fan' | 'button' | 'dimmer' | 'screen'
>;
/** Why a person leaves a socket out. */
export type SkipReason = Extract<Reason, 'skipped' | 'locked' | 'furniture' | 'occupied'>;

export type CheckKind =
  'plug' | 'unplug' | 'power' | 'voltage' | 'sensor' | 'latency' | 'blink' | 'press' | 'spin' | 'turn' | 'screen';

export interface CheckOutcome {
  readonly check: CheckKind;
  readonly outcome: 'pass' | 'marginal' | 'fail' | 'not-reported';
  readonly value?: number;
  readonly unit?: 'W' | 'V' | '°C' | '%' | 'lx' | 'rpm' | 'ms';
  /** Limits in the same unit, as they stood when the check ran. */
  readonly min?: number;
  readonly max?: number;
}

/** What a verdict rests on, as kept in the journal. `raw` is the message as text (UTF-8), its hash is over the bytes. */
export interface Evidence {
  readonly topic: string;
  readonly raw: string;
  readonly sha256: string;
  readonly arrivedAt: Millis;
  /** Edge to verdict, by this machine's clock. */
  readonly latencyMs: Millis;
  /** The plug happened unseen, in a gap of so long. */
  readonly acrossGapMs?: Millis;
  /** Opposite edges within the settle time. */
  readonly bounces?: number;
}

/** A verdict as the engine hands it out; `application` adds the hash and appends it as `check.recorded`. */
export interface VerdictDraft {
  readonly socketId: string;
  readonly verdict: RecordedVerdict;
  readonly reason: Reason | null;
  /** Null where nothing is known about that fact. */
  readonly works: Grade | null;
  readonly place: Grade | null;
  /** The port that answered; null where none did. */
  readonly portKey: PortKey | null;
  readonly checks: readonly CheckOutcome[];
  /** The deciding message; null only for deferred, declared and observed verdicts. */
  readonly message: RawMessage | null;
  readonly latencyMs: Millis | null;
  readonly acrossGapMs?: Millis;
  readonly bounces?: number;
  /** 1 for the first try of this socket in this session. */
  readonly attempt: number;
}
