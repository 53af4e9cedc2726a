// Decides what counts as an answer of a device that a hand acts on: a change that no drift makes. Pure.
// Domain, *Fixed devices* ("a plausible reading that reacts").

import type { PortReading } from '../reading.ts';

/** What of a port a hand can change, by the name of the value; a button is 1 while it is down. */
export type Touched = Readonly<Record<string, number>>;

type Touchable = { readonly [Key in 'dimmer' | 'button' | 'sensors']?: PortReading[Key] | undefined };

export const touchedIn = ({ dimmer, button, sensors }: Touchable): Touched => ({
  ...sensors,
  ...(dimmer !== undefined && { dimmer }),
  ...(button !== undefined && { button: Number(button) }),
});

type HasReacted = (before: number, now: number) => boolean;

const changed: HasReacted = (before, now) => before !== now;
const by =
  (least: number): HasReacted =>
  (before, now) =>
    Math.abs(now - before) >= least;
/** A hand over it, or a lamp at it: half or double, and more than the noise of a dark room. Lux. */
const covered: HasReacted = (before, now) => by(10)(before, now) && (now <= before / 2 || now >= before * 2);

/** By value: °C and % and ppm as one breath changes them. */
const ofSensor: Readonly<Record<string, HasReacted>> = {
  luminosity: covered,
  motion: changed,
  temperature: by(1),
  humidity: by(5),
  co2: by(100),
};

const reactions = {
  button: { button: changed },
  dimmer: { dimmer: changed },
  sensor: ofSensor,
} as const satisfies Readonly<Record<string, Readonly<Record<string, HasReacted>>>>;

/** Against what each value was when the hand was asked for. */
export const hasReacted = (expected: keyof typeof reactions, before: Touched, now: Touched): boolean =>
  Object.entries<HasReacted>(reactions[expected]).some(([value, reacts]) => {
    const [was, is] = [before[value], now[value]];
    return was !== undefined && is !== undefined && reacts(was, is);
  });
