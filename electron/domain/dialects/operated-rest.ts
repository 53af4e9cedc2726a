// The REST half of the dialect `operated`: where the platform's later generation (about 2022) is asked for things. All of
// it is [vendor] unless it says otherwise. Platform contract, *The dialect `operated`*. Data only.

import type { Endpoints } from './dialect.ts';

export const operatedRest: Endpoints = {
  signIn: '/auth/jwt',
  signOut: '/auth/logout',
  // a company is an account, a location a space
  companies: '/api/accounts',
  company: '/api/accounts/{id}',
  iotAccess: '/api/spaces/{id}/iotAccess',
  locations: '/api/spaces',
  location: '/api/spaces/{id}',
  // a floor plan is an item of type image in its space: uploaded here, listed and changed with the space
  plans: '/api/spaces/{locationId}/image',
  plan: '/api/spaces/{locationId}',
  hubs: '/api/hubs',
  hub: '/api/hubs/{id}',
  ports: '/api/ports',
  port: '/api/ports/{id}',
  // `{metric}` is power_h or sensor_h: hourly sums by port
  metrics: '/api/metrics/{metric}',
};
