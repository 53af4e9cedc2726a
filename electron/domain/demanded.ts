// Which procedure holds for a socket: its location's own, else the site's. Pure. Domain, *Words* (procedure).

import type { Procedure } from './procedure.ts';
import type { SiteState, Socket } from './site-types.ts';

export const demandedOf = (
  { procedure, locations }: Pick<SiteState, 'procedure' | 'locations'>,
  { locationId }: Pick<Socket, 'locationId'>,
): Procedure => locations.get(locationId)?.procedure ?? procedure;
