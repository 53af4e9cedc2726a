// Procedures to begin with, each for a kind of work. Names and sentences are the screens'. Data only.

import { defaultProcedure, type Limits, type Procedure } from './procedure.ts';

export const templateNames = ['standard', 'quick', 'laptops', 'phones', 'handover', 'fixed'] as const;
export type TemplateName = (typeof templateNames)[number];

const reported = (limits: Limits): Limits => ({ ...limits, mayBeUnreported: false });
const { power, voltage, temperature, latency } = defaultProcedure;
/** USB Power Delivery: 15 V less five per cent to 48 V and five per cent more. */
const laptopVolts = { min: 14.25, max: 50.4, margin: 0.25 };

export const templates: Readonly<Record<TemplateName, Procedure>> = {
  standard: defaultProcedure,
  quick: { ...defaultProcedure, checks: ['plug'], holdMs: 500 },
  laptops: {
    ...defaultProcedure,
    checks: ['plug', 'power', 'voltage'],
    power: { ...power, min: 25, margin: 2 },
    voltage: { ...voltage, ...laptopVolts },
  },
  phones: {
    ...defaultProcedure,
    power: { ...power, min: 2, max: 60, margin: 0.5 },
  },
  handover: {
    ...defaultProcedure,
    checks: ['plug', 'power', 'voltage', 'sensor', 'latency'],
    power: reported(power),
    voltage: reported(voltage),
    temperature: reported({ ...temperature, max: 60 }),
    latency: reported({ ...latency, max: 2_000, margin: 500 }),
    holdMs: 3_000,
  },
  fixed: { ...defaultProcedure, observedAllowed: true, lampAnswerMs: 5_000 },
};
