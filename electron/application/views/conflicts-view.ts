// Two people changed the same: what each of them said, and the edit that says it again. Pure but for looking events up.

import type { Edit } from '../../contract/edits.ts';
import type { ConflictSide, ConflictView } from '../../contract/site-views.ts';
import type { SiteEvent } from '../../domain/events.ts';
import { whole, type KeptProcedure } from '../../domain/procedure.ts';
import type { Conflict, SiteState } from '../../domain/site-types.ts';
import type { SiteDocument } from '../../site/site-document.ts';

export function conflictView(document: Pick<SiteDocument, 'state' | 'event'>, conflict: Conflict): ConflictView {
  const [kind = '', id = '', ...rest] = conflict.field.split('/');
  const what = rest.join('/');
  const { state } = document;
  const side = (eventId: string): ConflictSide => sideOf(state, document.event(eventId), { what, id });
  const [stands, aside] = [side(conflict.kept), side(conflict.lost)];
  // Who changed a thing that is gone has nothing to set again.
  const removed = what === 'removed' ? { edit: null } : {};
  return {
    ...conflict,
    kind,
    what,
    label: labelOf(state, kind, id),
    stands: { ...stands, ...removed },
    aside: { ...aside, ...removed },
  };
}

interface Field {
  readonly what: string;
  /** Of the thing. */
  readonly id: string;
}

function sideOf(state: SiteState, event: SiteEvent | undefined, field: Field): ConflictSide {
  if (!event) return { author: '', at: 0, text: '', edit: null };
  const { author, at } = event;
  return { author, at, text: saidBy(state, event, field), edit: editOf(event, field) };
}

/** What the event says of that field. */
function saidBy(state: SiteState, event: SiteEvent, { what }: Field): string {
  const body = event.body as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');
  if (what.startsWith('details.')) return text((body['details'] as Record<string, unknown>)[what.slice(8)]);
  switch (what) {
    case 'binding':
      return event.type === 'socket.bound'
        ? `${state.hubs.get(event.body.hubId)?.name ?? event.body.hubId} ${event.body.number}`
        : '–';
    case 'position':
      return placeText(body['position']);
    case 'location':
      return text(state.locations.get(text(body['locationId']))?.name);
    case 'lock':
      return typeof body['until'] === 'number' ? timeText(body['until']) : '–';
    case 'picture':
      return text(body['revision']);
    case 'removed':
      return text(body['name'] ?? body['label']);
    case 'procedure':
      return text((body['procedure'] as { name?: unknown } | null | undefined)?.name) || '–';
    default:
      return text(body[what]);
  }
}

function placeText(position: unknown): string {
  const { x, y } = (position ?? {}) as { x?: number; y?: number };
  return x === undefined || y === undefined ? '–' : `${Math.round(x * 100)} % × ${Math.round(y * 100)} %`;
}

/** Year, month, day, hours and minutes: read the same everywhere. */
const timeText = (at: number): string =>
  new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));

/** Null: no single edit sets that field to this. */
function editOf(event: SiteEvent, { what, id }: Field): Edit | null {
  switch (event.type) {
    case 'site.created':
    case 'site.renamed':
      return { kind: 'rename-site', name: event.body.name };
    case 'site.configured':
      return what === 'procedure' ? procedureEdit(event.body.procedure) : detailsEdit(event.body.details);
    case 'location.demands':
      return procedureEdit(event.body.procedure, id);
    case 'location.added':
    case 'location.renamed':
      return { kind: 'rename-location', locationId: id, name: event.body.name };
    case 'plan.renamed':
      return { kind: 'rename-plan', planId: id, name: event.body.name };
    case 'plan.imported':
      return what === 'name' ? { kind: 'rename-plan', planId: id, name: event.body.name } : null;
    case 'area.outlined':
      return what === 'name' ? { kind: 'rename-area', areaId: id, name: event.body.name } : null;
    case 'area.renamed':
      return { kind: 'rename-area', areaId: id, name: event.body.name };
    case 'area.locked':
      return { kind: 'lock-area', areaId: id, until: event.body.until };
    case 'hub.added':
      return what === 'name' ? { kind: 'rename-hub', hubId: id, name: event.body.name } : null;
    case 'hub.renamed':
      return { kind: 'rename-hub', hubId: id, name: event.body.name };
    case 'hub.moved':
      return { kind: 'move-hub', hubId: id, locationId: event.body.locationId, planId: event.body.planId };
    default:
      return socketEdit(event, { what, id });
  }
}

function socketEdit(event: SiteEvent, { what, id: socketId }: Field): Edit | null {
  switch (event.type) {
    case 'socket.labelled':
      return { kind: 'label-sockets', labels: [{ socketId, label: event.body.label }] };
    case 'socket.added':
      return what === 'label' ? { kind: 'label-sockets', labels: [{ socketId, label: event.body.label }] } : null;
    case 'socket.moved': {
      const { planId, position, areaId = null } = event.body;
      return { kind: 'move-sockets', moves: [{ socketId, planId, position: plain(position), areaId }] };
    }
    case 'socket.expects':
      return { kind: 'expect-device', socketIds: [socketId], expected: event.body.expected };
    case 'socket.bound': {
      const { hubId, number } = event.body;
      return what === 'binding'
        ? { kind: 'bind-sockets', bindings: [{ socketId, hubId, number }], takeOver: true }
        : null;
    }
    case 'socket.unbound':
      return { kind: 'unbind-sockets', socketIds: [socketId] };
    default:
      return null;
  }
}

const plain = (point: { readonly x: number; readonly y: number } | null): { x: number; y: number } | null =>
  point && { x: point.x, y: point.y };

/** As the screens send it: the lists are theirs to change. */
function procedureEdit(procedure: KeptProcedure | null | undefined, locationId?: string): Edit | null {
  if (procedure === undefined) return null;
  const sent = procedure && { ...whole(procedure), checks: [...procedure.checks] };
  return { kind: 'set-procedure', procedure: sent, ...(locationId !== undefined && { locationId }) };
}

const detailsEdit = (details: Readonly<Record<string, string>> | undefined): Edit | null =>
  details ? { kind: 'set-details', details: { ...details } } : null;

function labelOf(state: SiteState, kind: string, id: string): string {
  if (kind === 'socket') return state.sockets.get(id)?.label ?? id;
  const things = { location: state.locations, plan: state.plans, area: state.areas, hub: state.hubs };
  return kind in things ? (things[kind as keyof typeof things].get(id)?.name ?? id) : state.name;
}
