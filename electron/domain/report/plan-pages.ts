// The floor plans of a report with the pins on them: verdict by colour and shape, evidence by a filled or outlined sign. Pure.

import type { SiteState, Socket } from '../site-types.ts';
import type { Point } from '../units.ts';
import type { Verdict } from '../verdict.ts';

export interface Pin {
  readonly label: string;
  readonly position: Point;
  readonly verdict: Verdict;
  /** Filled: works and place are measured. Outlined: observed or by route. */
  readonly solid: boolean;
}

export interface PlanPage {
  readonly id: string;
  readonly location: string;
  readonly name: string;
  readonly revision: string;
  /** SHA-256 of the picture. */
  readonly blob: string;
  readonly mediaType: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly pins: readonly Pin[];
}

export function planPages(state: SiteState, sockets: readonly Socket[]): PlanPage[] {
  const pins = new Map<string, Pin[]>();
  for (const { planId, position, label, verdict } of sockets) {
    if (planId === null || position === null) continue;
    const solid = verdict.works === 'measured' && verdict.place === 'measured';
    const pin = { label, position, verdict: verdict.verdict, solid };
    const known = pins.get(planId);
    if (known) known.push(pin);
    else pins.set(planId, [pin]);
  }
  return [...state.plans.values()]
    .filter((plan) => !plan.removed)
    .map((plan) => ({
      id: plan.id,
      location: state.locations.get(plan.locationId)?.name ?? '',
      name: plan.name,
      revision: plan.revision,
      blob: plan.blob,
      mediaType: plan.mediaType,
      width: plan.width,
      height: plan.height,
      pins: pins.get(plan.id) ?? [],
    }))
    .sort((a, b) => `${a.location}\n${a.name}`.localeCompare(`${b.location}\n${b.name}`, 'en', { numeric: true }));
}
