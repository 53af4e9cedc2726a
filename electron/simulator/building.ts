// Builds the pretended building from a seed: locations, floors with their plans, rooms, sockets with labels, and the hubs
// that feed them. What the planner meant; wiring faults come after it (`wiring.ts`). Same seed and size, same building.

import type { ExpectedDevice } from '../domain/events.ts';
import { hubProducts, portOrder } from '../domain/hub-products.ts';
import type { Chance } from '../environment/chance.ts';
import { layOutFloor, pictureHeight, pictureWidth } from './floor-layout.ts';
import type { FloorLayout } from './floor-layout.ts';
import { chanceFor, shuffled, stableIds } from './stable-ids.ts';
import type { StableIds } from './stable-ids.ts';

interface BuiltLocation {
  readonly id: string;
  readonly name: string;
}

interface BuiltPlan {
  readonly id: string;
  readonly location: BuiltLocation;
  readonly name: string;
  readonly layout: FloorLayout;
}

export interface BuiltHub {
  readonly hubId: string;
  readonly hwId: string;
  readonly name: string;
  readonly plan: BuiltPlan;
  /** Platform ids of its ports, in the platform's order. */
  readonly portIds: readonly string[];
  /** Its sockets by rising printed number. */
  readonly sockets: readonly BuiltSocket[];
}

export interface BuiltSocket {
  readonly label: string;
  readonly plan: BuiltPlan;
  readonly area: string;
  /** Fractions of the plan's picture from its top left. */
  readonly x: number;
  readonly y: number;
  /** Where the planner wants it wired: printed number on the hub, and the platform's id of that port. */
  readonly printed: number;
  readonly portId: string;
  readonly expected: ExpectedDevice;
}

export interface Building {
  readonly locations: readonly BuiltLocation[];
  readonly plans: readonly BuiltPlan[];
  readonly hubs: readonly BuiltHub[];
  readonly sockets: readonly BuiltSocket[];
}

export interface BuildingOptions {
  readonly seed: number;
  readonly sockets: number;
  /** Share of sockets with a fixed device. */
  readonly fixed: number;
}

const perLocation = 2_400;
const floorsAtMost = 10;
const perFloor = 100;
const products = ['h24', 'h16', 'h16', 'h8', 'h8', 'p3', 'pc', 'pd'] as const;
const fixedKinds: readonly ExpectedDevice[] = ['lamp', 'lamp', 'lamp', 'sensor', 'fan', 'button', 'dimmer', 'screen'];

type Place = Omit<BuiltSocket, 'printed' | 'portId' | 'expected'>;
type Group = { hwId: string; places: Place[] };

export function generateBuilding(options: BuildingOptions): Building {
  const ids = stableIds(options.seed);
  const chance = chanceFor(options.seed, 'building');
  const count = Math.max(1, Math.ceil(options.sockets / perLocation));
  const locations: BuiltLocation[] = [];
  const plans: BuiltPlan[] = [];
  const groups: Group[] = [];
  for (let index = 0; index < count; index++) {
    const location = { id: ids('location', String(index)), name: `Building ${index + 1}` };
    const sockets = share(options.sockets, count, index);
    locations.push(location);
    for (const floor of floorsOf(location, index, sockets, ids, chance)) {
      plans.push(floor.plan);
      groups.push(...groupByHub(floor.places, ids, chance));
    }
  }
  const expected = fixedDevices(groups, options, chanceFor(options.seed, 'fixed'));
  const hubs = groups.map((group, index) => buildHub(group, index, ids, expected));
  return { locations, plans, hubs, sockets: hubs.flatMap((hub) => hub.sockets) };
}

/** The `index`-th of `parts` nearly equal shares. */
function share(total: number, parts: number, index: number): number {
  return Math.floor(((index + 1) * total) / parts) - Math.floor((index * total) / parts);
}

function floorsOf(location: BuiltLocation, index: number, sockets: number, ids: StableIds, chance: Chance) {
  const floors = Math.min(floorsAtMost, Math.max(1, Math.ceil(sockets / perFloor)));
  return Array.from({ length: floors }, (_, floor) => {
    const layout = layOutFloor(share(sockets, floors, floor), floor + 1, chance);
    const plan = { id: ids('plan', location.id, String(floor)), location, name: `Floor ${floor + 1}`, layout };
    return { plan, places: placesOn(plan, `B${index + 1}-F${floor + 1}`) };
  });
}

function placesOn(plan: BuiltPlan, prefix: string): Place[] {
  let number = 0;
  return plan.layout.rooms.flatMap((room) =>
    room.places.map(({ x, y }) => ({
      label: `${prefix}-${String(++number).padStart(3, '0')}`,
      plan,
      area: room.name,
      x: Number((x / pictureWidth).toFixed(4)),
      y: Number((y / pictureHeight).toFixed(4)),
    })),
  );
}

/** Deals the places of one floor, in the order of their labels, to hubs: most are used fully, some keep ports free. */
function groupByHub(places: readonly Place[], ids: StableIds, chance: Chance): Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < places.length;) {
    const left = places.length - from;
    const product = productFor(left, chance);
    const spare = chance() < 0.15 ? 1 + Math.floor(chance() * 2) : 0;
    const used = Math.min(left, hubProducts[product]!.printed.length - spare);
    const serial = ids('serial', places[from]!.label).slice(-10);
    groups.push({ hwId: `${product}_${serial}`, places: places.slice(from, from + used) });
    from += used;
  }
  return groups;
}

function productFor(left: number, chance: Chance): string {
  const fitting = products.filter((name) => hubProducts[name]!.printed.length <= left);
  return fitting[Math.floor(chance() * fitting.length)] ?? 'p3';
}

/**
 * Fixed devices mostly share hubs of their own (a ceiling hub feeds lamps), the rest is scattered over a few mixed hubs, so
 * that there are hubs of open sockets for the faults.
 */
function fixedDevices(groups: readonly Group[], options: BuildingOptions, chance: Chance): Map<string, ExpectedDevice> {
  let wanted = Math.round(options.fixed * options.sockets);
  const scattered = options.fixed >= 1 ? 0 : Math.round(wanted / 5);
  const chosen = new Map<string, ExpectedDevice>();
  for (const group of shuffled(groups, chance)) {
    const mixed = wanted <= scattered;
    const amount = Math.min(wanted, mixed ? Math.ceil(group.places.length / 2) : group.places.length);
    for (const place of shuffled(group.places, chance).slice(0, amount)) {
      chosen.set(place.label, fixedKinds[Math.floor(chance() * fixedKinds.length)]!);
    }
    wanted -= amount;
    if (wanted <= 0) break;
  }
  return chosen;
}

function buildHub(
  group: Group,
  index: number,
  ids: StableIds,
  expected: ReadonlyMap<string, ExpectedDevice>,
): BuiltHub {
  const { hwId, places } = group;
  const ports = hubProducts[hwId.split('_', 1)[0]!]!.printed.length;
  const portIds = Array.from({ length: ports }, (_, order) => ids('port', hwId, String(order + 1)));
  const sockets = places.map((place, at): BuiltSocket => {
    const portId = portIds[portOrder(hwId, at + 1) - 1]!;
    return { ...place, printed: at + 1, portId, expected: expected.get(place.label) ?? 'open' };
  });
  const name = `Hub ${String(index + 1).padStart(3, '0')}`;
  return { hubId: ids('hub', hwId), hwId, name, plan: places[0]!.plan, portIds, sockets };
}
