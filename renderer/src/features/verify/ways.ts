// Decides which ways of verifying are offered before a walk, and which one is proposed. Pure. Domain, *Ways of working*.

import type { BeforeWalk } from '../../../../electron/contract/verification.ts';
import type { VerificationMode } from '../../../../electron/domain/verification/protocol.ts';

export type Way = Exclude<VerificationMode, 'plug'>;

/** What makes sense here, the proposed one first. A single socket, or a hub that was replaced, is walked. */
export function waysFor(before: Pick<BeforeWalk, 'bound' | 'unbound' | 'lamps'>, isNarrowed: boolean): readonly Way[] {
  const offered: Way[] = [];
  if (before.unbound > 0 && !isNarrowed) offered.push('discover');
  offered.push('walk');
  if (before.lamps > 0) offered.push('light');
  if (before.bound > 0) offered.push('blink');
  // At a socket nobody knows the port of, or at one that nobody knows.
  if (before.bound + before.unbound > 0) offered.push('find');
  if (before.bound > 0) offered.push('health');
  return offered;
}
