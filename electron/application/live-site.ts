// Starts the live session of a site: leases of lamps are journalled, and those that a crash left behind are given back first.

import type { EventDraft } from '../domain/events.ts';
import { done, type Result } from '../domain/failures.ts';
import type { Outside } from '../environment/outside.ts';
import type { LiveSession } from '../live/live.ts';
import type { SiteDocument } from '../site/site-document.ts';
import type { Connection } from './connection.ts';

export async function startLive(
  document: SiteDocument,
  connection: Connection,
  outside: Outside,
  plan: 'lanes' | 'single' = 'lanes',
): Promise<Result<LiveSession>> {
  const journal = (draft: EventDraft): Result<void> => {
    const written = document.append([draft]);
    if (!written.ok) outside.log.error({ code: written.failure.code }, 'a lamp lease could not be journalled');
    return written.ok ? done(undefined) : written;
  };
  const live = connection.liveSession(document.state, {
    plan,
    leases: {
      opened: ({ id: leaseId, ...lease }) => journal({ type: 'lamp.leased', body: { leaseId, ...lease } }),
      ended: (leaseId) => void journal({ type: 'lamp.returned', body: { leaseId } }),
    },
  });
  const started = await live.start();
  if (!started.ok) return started;
  void live.restoreLeases([...document.state.leases.values()]);
  return done(live);
}
