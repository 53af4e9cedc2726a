// Reads the platform's objects into the neutral form, each with the whole object as it came. Accepts what other
// generations call the same thing. Platform contract, *REST* ("Objects differ between generations").

import type { z } from 'zod';

import { done, failed, type Result } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import { shaped, type Asked } from './http/shaped.ts';
import type {
  LiveCredentials,
  Raw,
  RemoteCompany,
  RemoteHub,
  RemoteLocation,
  RemotePlan,
  RemotePort,
} from './platform.ts';
import { companyShape, credentialsShape, hubShape, locationShape, planShape, portShape } from './shapes.ts';

/** One object read from JSON, or where its shape is wrong. */
export type ReadObject<T> = (json: unknown, asked: Asked) => Result<T>;

function reader<S extends z.ZodType, T>(shape: S, form: (read: z.output<S>, raw: Raw) => T): ReadObject<T> {
  return (json, asked) => {
    const read = shaped<z.output<S>>(shape as z.ZodType<z.output<S>>, json, asked);
    return read.ok ? done(form(read.value, json as Raw)) : read;
  };
}

export const readCompany = reader(companyShape, ({ id, name }, raw): RemoteCompany => ({ id, name, raw }));

export const readLocation = reader(locationShape, ({ id, name, companyId, accountId }, raw): RemoteLocation => ({
  id,
  name,
  companyId: companyId ?? accountId ?? '',
  raw,
}));

export const readPlan = reader(planShape, ({ id, name, locationId, image }, raw): RemotePlan => ({
  ...{ id, name, raw },
  locationId: locationId ?? '',
  image: image === undefined || image === '' ? null : image,
}));

export const readHub = reader(hubShape, (hub, raw): RemoteHub => {
  const { id, name, hwId, serialNumber, data, locationId, spaceId, spaceIds, floorPlanId, firmware } = hub;
  return {
    ...{ id, name, raw },
    hwId: hwId ?? serialNumber ?? data?.serial ?? '',
    locationId: locationId ?? spaceId ?? spaceIds?.[0] ?? null,
    planId: floorPlanId,
    firmware: data?.firmware ?? firmware,
  };
});

/** `order` 0: the object alone doesn't say; its place in the hub's list decides. */
export const readPort = reader(portShape, (port, raw): RemotePort => {
  const { id, name, hubId, hwId, locationId, spaceId, floorPlanId, order, data } = port;
  return {
    ...{ id, name, spaceId, raw },
    hubId: hubId ?? '',
    locationId: locationId ?? spaceId,
    planId: floorPlanId,
    order: order ?? Number(/_(\d{1,2})$/.exec(hwId ?? '')?.[1] ?? 0),
    position: data?.position ? { x: data.position.x, y: data.position.y } : null,
  };
});

/** A whole list, or the place of its first wrong object. Some generations wrap lists; this one is bare [doc]. */
export function readList<T>(read: ReadObject<T>, json: unknown, asked: Asked): Result<T[]> {
  if (json === undefined) return failed('platform.empty-answer', { ...asked });
  if (!Array.isArray(json)) return failed('platform.wrong-shape', { ...asked, where: 'not a list' });
  const objects: T[] = [];
  for (const [index, item] of json.entries()) {
    const one = read(item, asked);
    if (!one.ok)
      return failed(one.failure.code, { ...one.failure.params, where: `${index}.${one.failure.params['where']}` });
    objects.push(one.value);
  }
  return done(objects);
}

/** Ports whose own order is missing or the same as a neighbour's are counted as they stand in their hub's list. */
export function ordered(ports: readonly RemotePort[]): RemotePort[] {
  const byHub = new Map<string, RemotePort[]>();
  for (const port of ports) {
    const list = byHub.get(port.hubId);
    if (list) list.push(port);
    else byHub.set(port.hubId, [port]);
  }
  const places = new Map<string, number>();
  for (const list of byHub.values()) {
    const orders = new Set(list.map((port) => port.order));
    const sound = orders.size === list.length && !orders.has(0);
    list.forEach((port, index) => places.set(port.id, sound ? port.order : index + 1));
  }
  return ports.map((port) => ({ ...port, order: places.get(port.id) ?? port.order }));
}

export function readCredentials(json: unknown, asked: Asked): Result<LiveCredentials> {
  const read = shaped(credentialsShape, json, asked);
  if (!read.ok) return read;
  const { accessKeyId, secretKey, sessionToken, expiration, region, host, clientId } = read.value;
  const expiresAt = momentOf(expiration);
  if (expiresAt === null) return failed('platform.wrong-shape', { ...asked, where: 'expiration' });
  const named = clientId === null || clientId === undefined || clientId === '' ? {} : { clientId };
  return done({ accessKeyId, secretKey, sessionToken, expiresAt, region, host, ...named });
}

/** ISO 8601, or milliseconds (a small number: seconds) since the epoch. */
export function momentOf(value: string | number): Millis | null {
  const at = typeof value === 'number' || /^\d+$/.test(value) ? Number(value) : Date.parse(value);
  if (!Number.isFinite(at)) return null;
  return at < 1e11 ? at * 1_000 : at;
}
