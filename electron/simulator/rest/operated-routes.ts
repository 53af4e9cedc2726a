// The REST interface of the dialect `operated`: accounts, spaces with their items, hubs, ports, hourly sums.
// Platform contract, *The dialect `operated`*.

import type { RestContext } from './documented-routes.ts';
import type { Routes } from './call.ts';

export function operatedRoutes(_context: RestContext): Routes {
  return {};
}
