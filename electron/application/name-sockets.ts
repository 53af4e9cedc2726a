// Finds the sockets that a person named by label or id. A label that two sockets share names neither of them.

import { done, failed, type Result } from '../domain/failures.ts';
import type { SiteState } from '../domain/site-types.ts';

/** Socket ids, in the order named. Failures: `shell.no-such-socket`, `shell.ambiguous-label`. */
export function socketsNamed(state: SiteState, names: readonly string[]): Result<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const named = state.sockets.get(name);
    if (named && !named.removed) {
      ids.push(name);
      continue;
    }
    const labelled = [...state.sockets.values()].filter((socket) => !socket.removed && socket.label === name);
    const [only, another] = labelled;
    if (!only) return failed('shell.no-such-socket', { name });
    if (another)
      return failed('shell.ambiguous-label', {
        name,
        count: labelled.length,
        ids: labelled.map(({ id }) => id).join(', '),
      });
    ids.push(only.id);
  }
  return done(ids);
}
