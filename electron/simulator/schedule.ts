// The design schedule: what the planner would hand over, as rows, as a CSV file and with the plans. Says nothing of faults.

import { stringify } from 'csv-stringify/sync';

import type { Building } from './building.ts';
import { pictureHeight, pictureWidth } from './floor-layout.ts';
import { drawFloor } from './floor-picture.ts';
import type { DesignPlan, DesignRow } from './simulator.ts';

const columns: readonly (keyof DesignRow)[] = [
  'label',
  'location',
  'plan',
  'area',
  'x',
  'y',
  'hub',
  'port',
  'expected',
];

export function scheduleOf(building: Building): DesignRow[] {
  return building.hubs.flatMap((hub) =>
    hub.sockets.map(({ label, plan, area, x, y, printed, expected }) => ({
      label,
      location: plan.location.name,
      plan: plan.name,
      area,
      x,
      y,
      hub: hub.hwId,
      port: printed,
      expected,
    })),
  );
}

/** RFC 4180 with a header row; UTF-8. */
export const csvOf = (rows: readonly DesignRow[]): string =>
  stringify([...rows], { header: true, columns: [...columns], record_delimiter: 'windows' });

/** Pictures are drawn when they are first looked at. */
export function plansOf(building: Building): DesignPlan[] {
  return building.plans.map((plan) => {
    let drawn: Uint8Array | undefined;
    return {
      location: plan.location.name,
      plan: plan.name,
      mediaType: 'image/png',
      width: pictureWidth,
      height: pictureHeight,
      get bytes() {
        return (drawn ??= drawFloor(plan.layout));
      },
    };
  });
}
