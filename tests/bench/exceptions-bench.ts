// What a bad day costs: 400 sockets, two people by hubs, slips, dead sockets, outages of the line and other people's phones,
// against the same day without any of it. Ten outages' own time is not counted. Virtual time, seeded.

import { PaperDay, type DayTold } from '../support/paper-day.ts';

const seeds = [1, 2, 3, 4, 5];
const sockets = 400;
const bad = { slips: 0.03, dead: 4, outages: 10, phoneEveryMs: 10_000 };
const calm = { slips: 0, dead: 0, outages: 0, phoneEveryMs: null };

export function measureExceptions(): Promise<Record<string, number>> {
  const days = seeds.map((seed) => {
    const quiet = new PaperDay({ seed, sockets, ...calm }).walked();
    const told = new PaperDay({ seed, sockets, ...bad, expectedMs: quiet.workedMs / 2 }).walked();
    const { slips, declared, outages, phonesMet, wrong } = told;
    process.stderr.write(`  day ${seed}: ${JSON.stringify({ slips, declared, outages, phonesMet, wrong })}\n`);
    return { told, extraMs: told.workedMs - quiet.workedMs - told.outageMs };
  });
  const sum = (of: (day: DayTold) => number): number => days.reduce((total, { told }) => total + of(told), 0);
  const exceptions = sum((day) => day.slips + day.declared + day.outages + day.phonesMet);
  return Promise.resolve({
    touchesPerException: sum((day) => day.touches - day.declared) / exceptions,
    touchesPerDeadSocket: sum((day) => day.declared) / (seeds.length * bad.dead),
    secondsPerException: days.reduce((total, { extraMs }) => total + extraMs, 0) / 1_000 / exceptions,
    silentWrongBindingsInExceptions: sum((day) => day.silentlyWrong.length),
    wrongVerdictsInExceptions: sum((day) => day.wrong.length),
  });
}
