// The platform behind the REST interface, the same for both dialects: claiming and releasing hubs, ports that appear and
// vanish with them, the live state laid over stored ports. HTTP is `rest/`'s matter, the building's state `site-floor.ts`'s.

import type { SiteFloor, Box, BoxPort } from './site-floor.ts';
import { hubProducts } from '../domain/hub-products.ts';
import { asObject, without } from './records.ts';
import type { Records, StoredObject } from './records.ts';
import type { StableIds } from './stable-ids.ts';
import type { Json, WireDialect } from './wire-dialect.ts';

export interface Picture {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Read through a function: most generated pictures are never looked at, and so never drawn. */
export interface KeptPicture {
  readonly companyId: string;
  readonly read: () => Picture;
}

export class PlatformModel {
  readonly records: Records;
  readonly floor: SiteFloor;
  readonly wire: WireDialect;
  readonly ids: StableIds;
  /** By the id under which they are fetched. */
  readonly pictures = new Map<string, KeptPicture>();
  #born = 0;

  constructor(records: Records, floor: SiteFloor, wire: WireDialect, ids: StableIds) {
    this.records = records;
    this.floor = floor;
    this.wire = wire;
    this.ids = ids;
  }

  /** A new id, the same on every run that asks in the same order. */
  newId(kind: string): string {
    return this.ids('new', kind, String(++this.#born));
  }

  /** The box answers to this company from now on, and its ports appear. */
  claim(box: Box, companyId: string, spaceId: string, body: Json): StoredObject {
    const rootId = this.rootOf(spaceId);
    box.claim = { companyId, locationId: rootId, spaceId };
    const product = hubProducts[box.hwId.split('_', 1)[0] ?? '']?.product;
    const data = {
      product,
      firmware: '2.14.3',
      mac: `02:00:${box.hubId.slice(0, 2)}:00:00:01`,
      ...asObject(body['data']),
    };
    const hub = this.records.add('hub', box.hubId, companyId, {
      serialNumber: `SN-${box.hubId.toUpperCase()}`,
      ...body,
      companyId,
      hwId: box.hwId,
      data,
    });
    for (const port of box.ports) this.#addPort(port, companyId, spaceId);
    return hub;
  }

  #addPort(port: BoxPort, companyId: string, spaceId: string): void {
    const { box, order, portId } = port;
    const hwId = `${box.hwId}_${order}`;
    const common = { companyId, hubId: box.hubId, locationId: box.claim?.locationId, hwId, name: '', tags: [] };
    const body =
      this.wire.name === 'operated'
        ? { ...common, spaceId, order }
        : { ...common, floorPlanId: null, data: { limits: { maxWatts: 240 } } };
    this.records.add('port', portId, companyId, body);
  }

  /** The hub was moved to another location (or space): its ports speak under other topics. */
  move(box: Box, spaceId: string): void {
    if (!box.claim) return;
    box.claim = { ...box.claim, spaceId, locationId: this.rootOf(spaceId) };
    for (const { portId } of box.ports) {
      const port = this.records.get('port', portId);
      if (port)
        port.body = { ...port.body, locationId: box.claim.locationId, ...('spaceId' in port.body && { spaceId }) };
    }
  }

  release(box: Box): void {
    box.claim = null;
    for (const { portId } of box.ports) {
      const port = this.records.get('port', portId);
      if (port) this.records.remove(port);
    }
  }

  boxOf(hub: StoredObject): Box | undefined {
    return this.floor.boxes.get(String(hub.body['hwId']));
  }

  /** The location itself, or in `operated` the topmost space above this one. */
  rootOf(spaceId: string): string {
    let at = spaceId;
    for (let depth = 0; depth < 8; depth++) {
      const parent = this.records.get('space', at)?.body['parentId'];
      if (typeof parent !== 'string') break;
      at = parent;
    }
    return at;
  }

  /** A port as it is read: what is stored, with its live state over it. */
  read(stored: StoredObject): Json {
    const port = stored.kind === 'port' ? this.floor.ports.get(stored.id) : undefined;
    if (!port) return stored.body;
    const live = this.wire.live(port.portId, port.socket.state);
    if (this.wire.name === 'operated') return { ...stored.body, ...live };
    return { ...stored.body, data: { ...asObject(stored.body['data']), ...live } };
  }

  /** What a client wrote at a port, without the live state it read there. */
  storable(body: Json): Json {
    if (this.wire.name === 'operated') return without(body, this.wire.liveKeys);
    return 'data' in body ? { ...body, data: without(asObject(body['data']), this.wire.liveKeys) } : body;
  }
}
