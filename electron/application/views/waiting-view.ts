// What the platform must still learn, and what it refused with its reason, in the user's language.

import type { WaitingView } from '../../contract/site-views.ts';
import { keptWordsOf, type Language } from '../../domain/failures.ts';
import { outbox } from '../../domain/outbox.ts';
import type { SiteState } from '../../domain/site-types.ts';
import type { Connection } from '../connection.ts';

/** What is refused first. `connection` undefined: not connected. */
export function waitingView(state: SiteState, connection: Connection | undefined, language: Language): WaitingView {
  const platform = connection?.platform;
  const items = outbox(state, { hubsHavePlans: platform?.hubsHavePlans ?? true }).map((item) => {
    const { kind, id, label, act, refusal, waitsFor } = item;
    const words = refusal && keptWordsOf(refusal, language);
    return {
      ...{ kind, id, label, act },
      refused: words?.say ?? null,
      next: words?.next ?? null,
      waits: waitsFor !== null,
    };
  });
  const refused = items.filter((item) => item.refused !== null);
  return {
    platform: connection ? (platform ? 'there' : 'broker') : 'none',
    items: [...refused, ...items.filter((item) => item.refused === null)],
  };
}
