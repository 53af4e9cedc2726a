// What a bad day costs: 400 sockets, two people by hubs, slips, dead sockets, outages of the line and other people's phones,
// against the same day without any of it. Ten outages' own time is not counted. Virtual time, seeded.

import { PaperDay, type DayTold } from '../support/paper-day.ts';

const seeds = [1, 2, 3, 4, 5];
const sockets = 400;
const bad = { slips: 0.03, dead: 4, outages: 10, phoneEveryMs: 10_000 };
const calm = { slips: 0, dead: 0, outages: 0, phoneEveryMs: null };

/** Each kind by itself, to see which one costs what. */
const kinds = {
  Slip: { ...calm, slips: bad.slips },
  DeadSocket: { ...calm, dead: bad.dead },
  Outage: { ...calm, outages: bad.outages },
  PhoneMet: { ...calm, phoneEveryMs: bad.phoneEveryMs },
} as const;

type Kind = typeof bad | (typeof kinds)[keyof typeof kinds];

export function measureExceptions(): Promise<Record<string, number>> {
  const quiet = new Map(seeds.map((seed) => [seed, new PaperDay({ seed, sockets, ...calm }).walked().workedMs]));
  const daysOf = (kind: Kind, equalLoads = false): Days => {
    const told = seeds.map((seed) => {
      const quietMs = quiet.get(seed) ?? 0;
      const day = new PaperDay({ seed, sockets, ...kind, equalLoads, expectedMs: quietMs / 2 }).walked();
      for (const line of [...day.wrong, ...day.silentlyWrong]) process.stderr.write(`  day ${seed}: ${line}\n`);
      return { ...day, extraMs: day.workedMs - quietMs - day.outageMs };
    });
    return { sum: (of) => told.reduce((total, day) => total + of(day), 0) };
  };
  const [apart, equal] = [daysOf(bad), daysOf(bad, true)];
  return Promise.resolve({
    touchesPerException: apart.sum((day) => day.touches - day.declared) / exceptionsOf(apart),
    touchesPerDeadSocket: apart.sum((day) => day.declared) / (seeds.length * bad.dead),
    secondsPerException: secondsOf(apart),
    silentWrongBindingsInExceptions: apart.sum((day) => day.silentlyWrong.length),
    wrongVerdictsInExceptions: apart.sum((day) => day.wrong.length),
    ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [`secondsPer${name}`, secondsOf(daysOf(kind))])),
    secondsPerExceptionEqualLoads: secondsOf(equal),
    touchesPerExceptionEqualLoads: equal.sum((day) => day.touches - day.declared) / exceptionsOf(equal),
    wrongVerdictsEqualLoads: equal.sum((day) => day.wrong.length + day.silentlyWrong.length),
  });
}

interface Days {
  readonly sum: (of: (day: DayTold & { readonly extraMs: number }) => number) => number;
}

const exceptionsOf = ({ sum }: Days): number => sum((day) => day.slips + day.declared + day.outages + day.phonesMet);
const secondsOf = (days: Days): number => days.sum(({ extraMs }) => extraMs) / 1_000 / exceptionsOf(days);
