// Decides the dialect of a connection: one of the two that are shipped, with what the profile says otherwise laid over it.
// Platform contract, first paragraph (dialects are data, overridable per profile without a rebuild).

import type { DialectName, DialectOverrides } from '../profile.ts';
import type { Dialect } from './dialect.ts';
import { documentedLive } from './documented-live.ts';
import { documentedRest } from './documented-rest.ts';
import { operatedLive } from './operated-live.ts';
import { operatedRest } from './operated-rest.ts';

const shipped: Readonly<Record<DialectName, Dialect>> = {
  documented: { name: 'documented', adapter: 'documented', endpoints: documentedRest, live: documentedLive },
  operated: { name: 'operated', adapter: 'operated', endpoints: operatedRest, live: operatedLive },
};

/** Overrides replace whole entries: one endpoint, one topic list, one payload field. */
export function dialectFor(name: DialectName, overrides: DialectOverrides = {}): Dialect {
  const { endpoints, live, ...rest } = shipped[name];
  return {
    ...rest,
    endpoints: { ...endpoints, ...overrides.endpoints },
    live: {
      topics: { ...live.topics, ...overrides.topics },
      payload: { ...live.payload, ...overrides.payload },
      actions: { ...live.actions, ...overrides.actions },
    },
  };
}
