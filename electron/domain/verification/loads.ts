// Decides which device is the test load, and whether the platform could take one load for another. Pure. Domain, *Rules*.

import type { Device } from '../reading.ts';

const keys = ['type', 'name', 'id'] as const satisfies readonly (keyof Device)[];

/** No load was chosen: any device counts. What was not learned of it may be anything. */
export const isLoad = (testLoad: Device | null, device: Device | undefined): boolean =>
  testLoad === null || keys.every((key) => testLoad[key] === undefined || testLoad[key] === device?.[key]);

/** Some device would count as either. */
export const lookAlike = (one: Device | null, other: Device | null): boolean =>
  keys.every((key) => one?.[key] === undefined || other?.[key] === undefined || one[key] === other[key]);
