// Commands about the site as a whole. A field an event: two people who fill in different fields are not in conflict.

import type { EventBodies, EventDraft } from '../events.ts';
import { done, failed } from '../failures.ts';
import type { Procedure } from '../procedure.ts';
import type { DialectName } from '../profile.ts';
import type { SiteState } from '../site-types.ts';
import { drafts, withFound, withText, type Drafts } from './found.ts';

export function renameSite(state: SiteState, args: { name: string }): Drafts {
  const was = state.lastSetBy(`site/${state.id}/name`);
  return withText('name', args.name, () => drafts({ type: 'site.renamed', body: { name: args.name, was } }));
}

/** What is demanded of a location's sockets; of the whole site without one. Null: a location does as the site says again. */
export function setProcedure(
  state: SiteState,
  args: { readonly locationId?: string; readonly procedure: Procedure | null },
): Drafts {
  const { locationId, procedure } = args;
  if (procedure && procedure.name.trim() === '') return failed('site.empty-text', { field: 'name' });
  if (locationId === undefined) return configureSite(state, procedure ? { procedure } : {});
  const was = state.lastSetBy(`location/${locationId}/procedure`);
  return withFound(state.locations, 'location', locationId, (location) =>
    procedure === location.procedure
      ? drafts()
      : drafts({ type: 'location.demands', body: { locationId, procedure, was } }),
  );
}

/** Only what differs from what is there. */
export function configureSite(
  state: SiteState,
  args: {
    readonly details?: Readonly<Record<string, string>>;
    readonly procedure?: Procedure;
    readonly companyId?: string;
    readonly dialect?: DialectName;
  },
): Drafts {
  const configured = (field: string, body: Omit<EventBodies['site.configured'], 'was'>): EventDraft => ({
    type: 'site.configured',
    body: { ...body, was: state.lastSetBy(`site/${state.id}/${field}`) },
  });
  const { companyId, dialect, procedure } = args;
  const events = Object.entries(args.details ?? {})
    .filter(([key, value]) => state.details[key] !== value)
    .map(([key, value]) => configured(`details.${key}`, { details: { [key]: value } }));
  if (companyId !== undefined && companyId !== state.companyId) events.push(configured('companyId', { companyId }));
  if (dialect !== undefined && dialect !== state.dialect) events.push(configured('dialect', { dialect }));
  if (procedure) events.push(configured('procedure', { procedure }));
  return done(events);
}

/** `blob`: the drawn signature, where there is one. */
export function giveSignature(
  _state: SiteState,
  args: { readonly role: 'installer' | 'witness' | 'client'; readonly name: string; readonly blob: string | null },
): Drafts {
  return withText('name', args.name, () => drafts({ type: 'signature.given', body: { ...args } }));
}
