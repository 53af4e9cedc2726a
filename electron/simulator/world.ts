// The pretended world without its servers: building, sockets, wiring, platform objects, users. Same options, same world.

import { done } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';
import type { Clock } from '../environment/clock.ts';
import { Accounts } from './accounts.ts';
import { generateBuilding } from './building.ts';
import type { Building } from './building.ts';
import { PlatformModel } from './platform-model.ts';
import { addCompanies, foreignHub, furnish } from './populate.ts';
import type { Tenants } from './populate.ts';
import { Records } from './records.ts';
import type { SimulatorOptions } from './simulator.ts';
import { SiteFloor } from './site-floor.ts';
import { chanceFor, stableIds } from './stable-ids.ts';
import type { Voice } from './voice.ts';
import { documentedWire } from './wire-documented.ts';
import { operatedWire } from './wire-operated.ts';

const hour = 3_600_000;

export interface World {
  readonly building: Building;
  readonly site: SiteFloor;
  readonly accounts: Accounts;
  readonly model: PlatformModel;
  readonly own: Tenants;
  readonly other: Tenants;
  /** Adds faults such as `swap:1`, each time others. */
  readonly fault: (text: string) => Result<void>;
  /** From now on what the sockets tell goes here; before, nobody could hear it. */
  readonly speakThrough: (voice: Voice) => void;
}

/** Fails where the faults do not fit the building. */
export function makeWorld(options: SimulatorOptions, clock: Clock): Result<World> {
  let voice: Voice | null = null;
  const around = { pace: options.pace, lamp: options.lamp };
  const building = generateBuilding(options);
  const site = new SiteFloor(building, around, clock, (port, say) => voice?.tell(port, say));
  const faultChance = chanceFor(options.seed, 'faults');
  const fault = (text: string): Result<void> => site.fault(text, faultChance);
  const faulted = fault(options.faults);
  if (!faulted.ok) return faulted;
  const accounts = new Accounts(clock, options.tokenLifeMs ?? hour, options.credentialLifeMs ?? hour);
  const wire = options.dialect === 'operated' ? operatedWire : documentedWire;
  const model = new PlatformModel(new Records(options.put), site, wire, stableIds(options.seed));
  const { own, other } = addCompanies(model, accounts);
  furnish(model, other.companyId, 'Elsewhere', site.addBox(foreignHub(model)));
  const speakThrough = (through: Voice): void => void (voice = through);
  return done({ building, site, accounts, model, own, other, fault, speakThrough });
}
