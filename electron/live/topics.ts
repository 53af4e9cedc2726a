// Turns a dialect's topic templates into the topics of a port and the filters of what ports share.
// Platform contract, *Live stream*; MQTT 3.1.1, 4.7 (wildcards). Pure.

import type { Topics } from '../domain/dialects/dialect.ts';
import type { PortAddress } from '../domain/reading.ts';

/** A segment by which ports are told apart, from coarse to fine. */
export type Depth = 'location' | 'shared' | 'port';

export interface CompiledTopics {
  /** Every topic this port may be heard on: the main one, then further streams. */
  updates(port: PortAddress): readonly string[];
  action(port: PortAddress): string;
  /** Filter of the main updates of all ports that agree with this one down to `depth`. */
  filter(port: PortAddress, depth: Depth): string;
  /** Filters of the further streams of one port. */
  streams(port: PortAddress): readonly string[];
  /** What ports share (hub or space): equal text for ports of the same group. */
  group(port: PortAddress): string;
}

type Segment = keyof PortAddress;

const segments: readonly Segment[] = ['companyId', 'locationId', 'hubId', 'spaceId', 'portKey'];

/** Compiles the templates once; the returned functions are plain string work. */
export function compileTopics(topics: Topics): CompiledTopics {
  const main = topics.updates[0] ?? '';
  const further = topics.updates.slice(1);
  const known: Readonly<Record<Depth, ReadonlySet<Segment>>> = {
    location: new Set<Segment>(['companyId', 'locationId']),
    shared: new Set<Segment>(['companyId', 'locationId', topics.sharedBy]),
    port: new Set<Segment>(segments),
  };
  return {
    updates: (port) => topics.updates.map((template) => filled(template, port)),
    action: (port) => filled(topics.action, port),
    filter: (port, depth) => widened(filled(main, port, known[depth])),
    streams: (port) => further.map((template) => filled(template, port)),
    group: (port) => `${port.companyId}/${port.locationId}/${valueOf(port, topics.sharedBy)}`,
  };
}

/** A port outside any space is an item of its location's own space. Platform contract, *The dialect `operated`*. */
const valueOf = (port: PortAddress, segment: Segment): string =>
  segment === 'spaceId' ? (port.spaceId ?? port.locationId) : port[segment];

function filled(template: string, port: PortAddress, known?: ReadonlySet<Segment>): string {
  return segments.reduce(
    (text, segment) =>
      text.replace(`{${segment}}`, () => (known === undefined || known.has(segment) ? valueOf(port, segment) : '+')),
    template,
  );
}

/** `/a/b/+/+` says the same as the documented `/a/b/#`; a filter that goes on after its last plus is kept as it is. */
const widened = (filter: string): string => filter.replace(/(\/\+)+$/, '/#');
