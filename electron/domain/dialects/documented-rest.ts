// The REST half of the dialect `documented`: where things are asked for. Filters (`?companyId=` and the like) are the
// adapter's, in `platform/documented/`. Source: Ochno's documentation [doc] where it spells a path out, otherwise the same
// pattern applied to what it names [inferred]. Platform contract, *REST*. Data only.

import type { Endpoints } from './dialect.ts';

export const documentedRest: Endpoints = {
  // [doc]
  signIn: '/auth/jwt',
  signOut: '/auth/logout',
  companies: '/api/companies',
  company: '/api/companies/{id}',
  iotAccess: '/api/companies/{id}/iotAccess',
  // [inferred]
  locations: '/api/locations',
  location: '/api/locations/{id}',
  plans: '/api/floorPlans',
  plan: '/api/floorPlans/{id}',
  hubs: '/api/hubs',
  hub: '/api/hubs/{id}',
  ports: '/api/ports',
  port: '/api/ports/{id}',
  // "reading historical metrics" [doc]; the path [inferred]
  metrics: '/api/ports/{id}/metrics',
};
