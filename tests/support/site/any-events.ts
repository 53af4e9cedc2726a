// Any history of a small site by three stations, for property tests: every type of event, about things that may not be there,
// with undos of anything earlier. Sorted as the stations' clocks have it.

import fc from 'fast-check';

import type { EventBodies, EventDraft, EventType, SiteEvent } from '../../../electron/domain/events.ts';
import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import { passed, Story } from './story.ts';

type Drafts = { readonly [T in EventType]: fc.Arbitrary<EventBodies[T]> };

const hub = fc.constantFrom('h1', 'h2', 'h3');
const socket = fc.constantFrom('s1', 's2', 's3', 's4');
const number = fc.integer({ min: 1, max: 4 });
const text = fc.constantFrom('a', 'b', 'c');
/** Ids of events are `e0`, `e1` … in the order of the story; sometimes one that never was. */
const eventId = fc.integer({ min: 0, max: 60 }).map((index) => `e${index}`);
const was = fc.option(eventId, { nil: null });
const hubOrNone = fc.option(hub, { nil: null });
const point = fc.option(fc.record({ x: fc.constantFrom(0, 0.5), y: fc.constantFrom(0, 0.5) }), { nil: null });
const picture = {
  blob: text,
  mediaType: fc.constant('image/png'),
  width: fc.constant(1),
  height: fc.constant(1),
  revision: text,
};
/** Some pictures have tiles. */
const tiled = fc.record(
  { ...picture, tiles: text },
  { requiredKeys: ['blob', 'mediaType', 'width', 'height', 'revision'] },
);
const only = <T extends string>(id: T): fc.Arbitrary<T> => fc.constant(id);
const remote = {
  kind: fc.constantFrom('hub' as const, 'port' as const, 'location' as const, 'plan' as const),
  id: fc.constantFrom('h1', 'h1/1', 'h1/2', 'h2/1', 'h2/9', 'l1', 'p1'),
};

const bodies: Drafts = {
  'site.created': fc.record({ siteId: only('site'), name: text }),
  'site.renamed': fc.record({ name: text, was }),
  'site.configured': fc.record(
    {
      was,
      details: fc.dictionary(text, text, { maxKeys: 2 }),
      companyId: text,
      procedure: fc.constantFrom(defaultProcedure, { ...defaultProcedure, power: { min: 9, mayBeUnreported: true } }),
    },
    { requiredKeys: ['was'] },
  ),
  'location.added': fc.record({ locationId: only('l1'), name: text }),
  'location.renamed': fc.record({ locationId: only('l1'), name: text, was }),
  'location.demands': fc.record({
    locationId: only('l1'),
    procedure: fc.constantFrom(null, { ...defaultProcedure, power: { min: 7, mayBeUnreported: true } }),
    was,
  }),
  'location.removed': fc.record({ locationId: only('l1') }),
  'plan.imported': fc
    .tuple(fc.record({ planId: only('p1'), locationId: only('l1'), name: text }), tiled)
    .map(([plan, shown]) => ({ ...plan, ...shown })),
  'plan.replaced': fc
    .tuple(fc.record({ planId: only('p1'), was }), tiled)
    .map(([plan, shown]) => ({ ...plan, ...shown })),
  'plan.tiled': fc
    .tuple(fc.record({ planId: only('p1') }), tiled)
    .map(([plan, { blob, tiles = 't' }]) => ({ ...plan, blob, tiles })),
  'plan.scaled': fc.record({ planId: only('p1'), metresWide: fc.constantFrom(null, 12, 40), was }),
  'plan.renamed': fc.record({ planId: only('p1'), name: text, was }),
  'plan.removed': fc.record({ planId: only('p1') }),
  'area.outlined': fc.record({ areaId: only('a1'), planId: only('p1'), name: text, outline: fc.constant([]) }),
  'area.renamed': fc.record({ areaId: only('a1'), name: text, was }),
  'area.locked': fc.record({ areaId: only('a1'), until: fc.constantFrom(null, 5), was }),
  'area.removed': fc.record({ areaId: only('a1') }),
  'hub.added': fc.record({ hubId: hub, hwId: only('p3_1'), locationId: only('l1'), planId: only('p1'), name: text }),
  'hub.renamed': fc.record({ hubId: hub, name: text, was }),
  'hub.moved': fc.record({ hubId: hub, locationId: only('l1'), planId: fc.constantFrom(null, 'p1'), was }),
  'hub.replaced': fc.record({ hubId: hub, hwId: fc.constantFrom('p3_1', 'p3_2', 'h8_1'), was }),
  'hub.removed': fc.record({ hubId: hub }),
  'hub.firmware': fc.record({ hubId: hub, firmware: text }),
  'socket.added': fc.record({
    ...{ socketId: socket, label: text, locationId: only('l1'), planId: only('p1') },
    ...{ position: point, areaId: fc.constant(null), expected: fc.constantFrom('open' as const, 'lamp' as const) },
  }),
  'socket.moved': fc.record({ socketId: socket, planId: fc.constantFrom(null, 'p1'), position: point, was }),
  'socket.labelled': fc.record({ socketId: socket, label: text, was }),
  'socket.expects': fc.record({ socketId: socket, expected: fc.constantFrom('open' as const, 'lamp' as const), was }),
  'socket.removed': fc.record({ socketId: socket }),
  'socket.bound': fc.record(
    { socketId: socket, hubId: hub, number, how: fc.constant('hand' as const), was, takes: fc.option(socket) },
    { requiredKeys: ['socketId', 'hubId', 'number', 'how', 'was'] },
  ),
  'socket.unbound': fc.record({ socketId: socket, was }),
  'bindings.repaired': fc.record({
    kind: fc.constant('swap' as const),
    bindings: fc.uniqueArray(fc.record({ socketId: socket, hubId: hubOrNone, number: fc.option(number) }), {
      selector: ({ socketId }) => socketId,
    }),
  }),
  'check.recorded': fc
    .record({
      socketId: socket,
      verdict: fc.constantFrom('pass' as const, 'fail' as const, 'deferred' as const),
      hubId: hubOrNone,
      number: fc.option(number),
      portKey: fc.option(fc.constantFrom('k1', 'k2')),
    })
    .map((body) => ({ ...passed, ...body })),
  'place.graded': fc.record({
    sockets: fc.uniqueArray(socket),
    place: fc.constantFrom(null, 'observed' as const),
    why: fc.constant('scan' as const),
  }),
  'issue.opened': fc.record({ issueId: only('i1'), on: fc.constant(null), text }),
  'issue.commented': fc.record({ issueId: only('i1'), text }),
  'issue.closed': fc.record({ issueId: only('i1'), text }),
  'issue.reopened': fc.record({ issueId: only('i1'), text }),
  'photo.attached': fc.record({ issueId: only('i1'), blob: text, mediaType: text, name: text }),
  'signature.given': fc.record({ role: fc.constant('client' as const), name: text, blob: fc.constant(null) }),
  'report.made': fc.record({ digest: text, files: fc.array(text, { maxLength: 2 }) }),
  'report.issued': fc.record({ number: text, revision: fc.constant(1), digest: text, head: text }),
  'event.undone': fc.record({ eventId }),
  'lamp.leased': fc.record({
    ...{ leaseId: text, portKey: fc.constantFrom('k1', 'k2'), level: fc.constant(9) },
    ...{ restore: fc.constant(null), deadline: fc.constant(1) },
  }),
  'lamp.returned': fc.record({ leaseId: text }),
  'platform.seen': fc.record({ ...remote, remoteId: fc.constantFrom('k1', 'k2'), copy: fc.constant({ a: 1 }) }),
  'platform.gone': fc.record(remote),
  'platform.refused': fc.record({ ...remote, code: text, say: text, wanted: text }),
};

const types = Object.keys(bodies) as EventType[];

const draft: fc.Arbitrary<EventDraft> = fc
  .constantFrom<EventType[]>(
    ...types,
    'socket.bound',
    'socket.bound',
    'check.recorded',
    'check.recorded',
    'event.undone',
  )
  .chain((type) => bodies[type].map((body) => ({ type, body }) as EventDraft));

/** So that most of what follows has something to speak of. */
const opening: readonly EventDraft[] = [
  { type: 'site.created', body: { siteId: 'site', name: 'Tower' } },
  { type: 'location.added', body: { locationId: 'l1', name: 'Floor' } },
  ...['h1', 'h2'].map((hubId): EventDraft => {
    return { type: 'hub.added', body: { hubId, hwId: `p3_${hubId}`, locationId: 'l1', planId: null, name: hubId } };
  }),
  ...['s1', 's2', 's3'].map((socketId): EventDraft => {
    const place = { locationId: 'l1', planId: null, position: null, areaId: null, expected: 'open' as const };
    return { type: 'socket.added', body: { socketId, label: socketId, ...place } };
  }),
];

/** Sorted by place. */
export const anyHistory: fc.Arbitrary<readonly SiteEvent[]> = fc
  .array(fc.tuple(draft, fc.constantFrom('A', 'B', 'C')), { minLength: 1, maxLength: 50 })
  .map((written) => {
    const story = new Story();
    for (const each of opening) story.write(each, 'A');
    for (const [each, station] of written) story.write(ofThePast(each, story.events.length), station);
    return story.events;
  });

/** Nobody has seen, or takes back, what is not written yet: an id of the future, or its own, becomes one of the past. */
function ofThePast({ type, body }: EventDraft, index: number): EventDraft {
  const past = (id: unknown): unknown => (typeof id === 'string' ? `e${Number(id.slice(1)) % index}` : id);
  const ids = Object.entries(body).filter(([name]) => name === 'was' || name === 'eventId');
  return { type, body: { ...body, ...Object.fromEntries(ids.map(([name, id]) => [name, past(id)])) } } as EventDraft;
}
