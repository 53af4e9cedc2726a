// The shapes that are demanded of the platform's objects: as little as can be worked with. Everything else is kept as it
// came. Platform contract, *REST* ("Objects differ between generations", "never fail on an unknown field").

import { z } from 'zod';

/** An id may be a number somewhere: it is text here. */
const id = z.union([z.string().min(1), z.number()]).transform(String);
const optionalId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : String(value)));
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const coordinate = z.number();

/** Any object at all. */
export const objectShape = z.looseObject({});

export const companyShape = z.looseObject({ id, name: text });

export const locationShape = z.looseObject({ id, companyId: optionalId, accountId: optionalId, name: text });

export const planShape = z.looseObject({ id, locationId: optionalId, name: text, image: z.string().nullish() });

export const hubShape = z.looseObject({
  id,
  name: text,
  hwId: optionalId,
  serialNumber: optionalId,
  locationId: optionalId,
  spaceId: optionalId,
  spaceIds: z.array(id).nullish(),
  floorPlanId: optionalId,
  firmware: optionalId,
  data: z.looseObject({ serial: optionalId, firmware: optionalId }).nullish(),
});

export const portShape = z.looseObject({
  id,
  name: text,
  hubId: optionalId,
  hwId: optionalId,
  locationId: optionalId,
  spaceId: optionalId,
  floorPlanId: optionalId,
  order: z.number().nullish(),
  data: z.looseObject({ position: z.looseObject({ x: coordinate, y: coordinate }).nullish() }).nullish(),
});

/** An item of a space in `operated`. */
const itemShape = z.looseObject({
  id: optionalId,
  type: text,
  name: text,
  point: z.tuple([coordinate, coordinate]).rest(coordinate).nullish(),
  url: z.string().nullish(),
  imageId: optionalId,
});

export const spaceShape = z.looseObject({
  id,
  accountId: optionalId,
  companyId: optionalId,
  name: text,
  items: z.array(itemShape).nullish(),
});

export const credentialsShape = z.looseObject({
  accessKeyId: z.string().min(1),
  secretKey: z.string().min(1),
  sessionToken: z.string().min(1),
  expiration: z.union([z.string(), z.number()]),
  region: z.string().min(1),
  host: z.string().min(1),
  clientId: z.string().nullish(),
});

const moment = z.union([z.string(), z.number()]);
export const metricsShape = z.array(z.looseObject({ at: moment, value: z.number() }));
