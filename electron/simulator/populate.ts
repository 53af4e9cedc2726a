// Fills the platform: companies and users, and for `simulate` everything an installer would have entered after the design
// schedule (locations, plans, claimed hubs, names and positions). A second company is there to be kept out of.

import { hubProducts } from '../domain/hub-products.ts';
import type { Accounts } from './accounts.ts';
import type { Building } from './building.ts';
import type { PlatformModel } from './platform-model.ts';
import { asObject } from './records.ts';
import type { DesignPlan } from './simulator.ts';
import type { Box } from './site-floor.ts';

export interface Tenants {
  readonly companyId: string;
  readonly email: string;
  readonly password: string;
}

/** The company of the building with its user; then one that the same user sees too, and one of somebody else. */
export function addCompanies(model: PlatformModel, accounts: Accounts): { own: Tenants; other: Tenants } {
  const { ids } = model;
  const companyId = ids('company', 'own');
  const tenantId = ids('company', 'tenant');
  const otherId = ids('company', 'other');
  const password = `staple-${ids('password', 'own')}`;
  const otherPassword = `battery-${ids('password', 'other')}`;
  const own = { companyId, email: 'installer@simulated.example', password };
  const other = { companyId: otherId, email: 'stranger@elsewhere.example', password: otherPassword };
  const kind = model.wire.name === 'operated' ? 'account' : 'company';
  const site = { logotype: 'https://example.com/logotype.png', website: 'https://example.com/' };
  model.records.add(kind, companyId, companyId, { name: 'Simulated Estates', type: 'Building Owner', ...site });
  model.records.add(kind, tenantId, tenantId, { name: 'Simulated Tenant', type: 'Building Tenant' });
  model.records.add(kind, otherId, otherId, { name: 'Elsewhere', type: 'Building Owner' });
  accounts.users.push(
    { id: 'user-own', email: own.email, password, companies: [companyId, tenantId] },
    { id: 'user-other', email: other.email, password: otherPassword, companies: [otherId] },
  );
  return { own, other };
}

/** A location with one claimed hub of a company. `box` is the hub's. */
export function furnish(model: PlatformModel, companyId: string, name: string, box: Box): void {
  const id = model.ids('location', companyId, name);
  addLocation(model, companyId, id, name);
  model.claim(box, companyId, id, hubBody(model, box.name, id, null));
}

const foreignHubHwId = 'p3_elsewhere1';

export const foreignHub = (model: Pick<PlatformModel, 'ids'>) => ({
  hubId: model.ids('hub', foreignHubHwId),
  hwId: foreignHubHwId,
  name: 'Elsewhere hub',
  portIds: hubProducts['p3']!.printed.map((_, order) => model.ids('port', foreignHubHwId, String(order + 1))),
});

function addLocation(model: PlatformModel, companyId: string, id: string, name: string): void {
  if (model.wire.name === 'operated') {
    model.records.add('space', id, companyId, { name, accountId: companyId, companyId, items: [] });
  } else {
    model.records.add('location', id, companyId, { name, companyId, data: { timezone: 'Europe/Stockholm' } });
  }
}

function hubBody(model: PlatformModel, name: string, placeId: string, planId: string | null): Record<string, unknown> {
  return model.wire.name === 'operated'
    ? { name, spaceId: placeId }
    : { name, locationId: placeId, floorPlanId: planId };
}

/** Everything of the building, as if the schedule had been entered by hand. */
export function commission(
  model: PlatformModel,
  companyId: string,
  building: Building,
  plans: readonly DesignPlan[],
  restUrl: string,
): void {
  for (const { id, name } of building.locations) addLocation(model, companyId, id, name);
  building.plans.forEach((plan, index) => {
    model.pictures.set(plan.id, { companyId, read: () => plans[index]! });
    addPlan(model, companyId, plan.id, plan.location.id, plan.name, restUrl);
  });
  for (const hub of building.hubs) {
    const box = model.floor.boxes.get(hub.hwId);
    if (!box) continue;
    const { plan } = hub;
    const placeId = plan.location.id;
    model.claim(box, companyId, placeId, hubBody(model, hub.name, placeId, plan.id));
    for (const socket of hub.sockets) namePort(model, plan.id, socket);
  }
}

function addPlan(
  model: PlatformModel,
  companyId: string,
  id: string,
  locationId: string,
  name: string,
  restUrl: string,
): void {
  if (model.wire.name === 'operated') {
    const url = `${restUrl}/images/${id}`;
    addItem(model, locationId, { id, type: 'image', name, point: [0, 0], url });
  } else {
    const image = `${restUrl}/api/floorPlans/${id}/image`;
    model.records.add('plan', id, companyId, { locationId, name, companyId, data: {}, image });
  }
}

function addItem(model: PlatformModel, spaceId: string, item: Record<string, unknown>): void {
  const space = model.records.get('space', spaceId);
  const items = space?.body['items'];
  if (Array.isArray(items)) items.push(item);
}

function namePort(
  model: PlatformModel,
  planId: string,
  socket: { portId: string; label: string; x: number; y: number; plan: { location: { id: string } } },
): void {
  const port = model.records.get('port', socket.portId);
  if (!port) return;
  const { label, x, y } = socket;
  if (model.wire.name === 'operated') {
    port.body = { ...port.body, name: label };
    const point = [Math.round(x * 1600 - 800), Math.round(600 - y * 1200)];
    return addItem(model, socket.plan.location.id, { id: socket.portId, type: 'port', point, imageId: planId });
  }
  const data = { ...asObject(port.body['data']), position: { x, y } };
  port.body = { ...port.body, name: label, floorPlanId: planId, data };
}
