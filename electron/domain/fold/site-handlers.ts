// Decides what events about the whole site do to it: name, details, procedure, signatures, issued reports.

import { whole } from '../procedure.ts';
import { fieldEdited, fieldsMade, lastSetBy, type FieldEdit } from './fields.ts';
import { judgeByProcedure } from './staleness.ts';
import { touch, type EventOf, type Handlers, type World } from './world.ts';

export const siteHandlers: Handlers<
  'site.created' | 'site.renamed' | 'site.configured' | 'signature.given' | 'report.issued' | 'report.made'
> = {
  'site.created'(world, event) {
    if (world.state.id) return;
    world.writes.set(world.state, 'id', event.body.siteId);
    world.writes.set(world.state, 'name', event.body.name);
    fieldsMade(world, event, 'site', event.body.siteId, ['name']);
    touchSite(world);
  },
  'site.renamed'(world, event) {
    const { name, was } = event.body;
    fieldEdited(world, event, {
      kind: 'site',
      id: world.state.id,
      field: 'name',
      was,
      same: world.state.name === name,
    });
    world.writes.set(world.state, 'name', name);
    touchSite(world);
  },
  'site.configured'(world, event) {
    for (const edit of configuredFields(world, event)) fieldEdited(world, event, edit);
    const { details, companyId, dialect, procedure } = event.body;
    if (details) world.writes.set(world.state, 'details', { ...world.state.details, ...details });
    if (dialect !== undefined) world.writes.set(world.state, 'dialect', dialect);
    if (companyId !== undefined) world.writes.set(world.state, 'companyId', companyId);
    if (procedure) judgeByProcedure(world, () => world.writes.set(world.state, 'procedure', whole(procedure)));
    touchSite(world);
  },
  'signature.given'(world, event) {
    const { role, name, blob } = event.body;
    world.writes.push(world.state.signatures, { role, name, at: event.at, blob });
    touchSite(world);
  },
  'report.issued'(world, event) {
    const { number, revision, digest, head } = event.body;
    world.writes.push(world.state.reports, { number, revision, digest, head, at: event.at });
    touchSite(world);
  },
  /** Looked up where a report is checked; nobody is shown it. */
  'report.made'() {},
};

const touchSite = (world: World): void => touch(world, 'site', world.state.id);

/** One `was` stands for all fields of the event: having seen one of them counts as having seen them all. */
function configuredFields(world: World, event: EventOf<'site.configured'>): FieldEdit[] {
  const { details = {}, companyId, dialect, procedure } = event.body;
  const { state } = world;
  const changes = Object.entries(details).map(([key, value]) => ({
    field: `details.${key}`,
    same: state.details[key] === value,
  }));
  if (companyId !== undefined) changes.push({ field: 'companyId', same: state.companyId === companyId });
  if (dialect !== undefined) changes.push({ field: 'dialect', same: state.dialect === dialect });
  if (procedure) changes.push({ field: 'procedure', same: false });
  const setters = changes.map(({ field }) => lastSetBy(world, `site/${state.id}/${field}`));
  const was = changes.length > 1 && setters.includes(event.body.was) ? undefined : event.body.was;
  return changes.map(({ field, same }) => ({ kind: 'site', id: state.id, field, was, same }));
}
