// Plan: every fault changes the wiring the way its name says, one wiring fault a hub, nothing else in that hub, the truth
// names exactly what moved; what does not fit is refused.

import { describe, expect, it } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { generateBuilding } from '../../../electron/simulator/building.ts';
import type { Building } from '../../../electron/simulator/building.ts';
import { parseFaults } from '../../../electron/simulator/fault-list.ts';
import { addFaults, soundWiring } from '../../../electron/simulator/wiring.ts';

const everyFault = 'swap:2,offbyone:1,reverse:1,exchange:1,dead:3,weak:2,loose:1';

function wired(building: Building, text: string, seed: number) {
  const counts = parseFaults(text);
  if (!counts.ok) throw new Error(counts.failure.code);
  return addFaults(building, soundWiring(building), counts.value, seededChance(seed));
}

function fitting(seed: number, text = everyFault, fixed = 0) {
  const building = generateBuilding({ seed, sockets: 200, fixed });
  const wiring = wired(building, text, seed);
  if (!wiring.ok) throw new Error(`seed ${seed}: ${wiring.failure.code}`);
  const designed = new Map(building.sockets.map((socket) => [socket.label, socket.portId]));
  const hubOf = new Map(building.hubs.flatMap((hub) => hub.sockets.map((socket) => [socket.label, hub] as const)));
  return { building, wiring: wiring.value, designed, hubOf };
}

const seeds = Array.from({ length: 25 }, (_, seed) => seed + 1);

describe('faults', () => {
  it.each(seeds)('all fit 200 sockets and are told truly (seed %i)', (seed) => {
    const { wiring, designed } = fitting(seed);
    const { miswired, dead, weak, loose } = wiring.truth;
    expect(miswired.map(({ kind }) => kind).sort()).toEqual(['exchange', 'offbyone', 'reverse', 'swap', 'swap']);
    expect([dead.length, weak.length, loose.length]).toEqual([3, 2, 1]);
    const moved = [...wiring.reaches]
      .filter(([label, portId]) => designed.get(label) !== portId)
      .map(([label]) => label);
    expect(miswired.flatMap(({ sockets }) => sockets).sort()).toEqual(moved.sort());
    for (const { sockets, ports } of miswired) {
      expect(ports).toEqual(sockets.map((label) => wiring.reaches.get(label)));
    }
    expect(new Set(wiring.reaches.values()).size).toBe(200);
  });

  it.each(seeds)('never share a hub with a wiring fault (seed %i)', (seed) => {
    const { wiring, hubOf } = fitting(seed, everyFault, 0.3);
    const { miswired, dead, weak, loose } = wiring.truth;
    const hubs = miswired.map(({ sockets }) => new Set(sockets.map((label) => hubOf.get(label)!.hwId)));
    expect(new Set(hubs.flatMap((each) => [...each])).size).toBe(hubs.reduce((sum, each) => sum + each.size, 0));
    for (const label of [...dead, ...weak, ...loose]) {
      expect(hubs.some((each) => each.has(hubOf.get(label)!.hwId))).toBe(false);
    }
    expect(new Set([...dead, ...weak, ...loose]).size).toBe(6);
  });

  it.each(seeds)('spare fixed devices where there is room (seed %i)', (seed) => {
    const { building, wiring } = fitting(seed, everyFault, 0.2);
    const fixed = new Set(building.sockets.filter(({ expected }) => expected !== 'open').map(({ label }) => label));
    const { dead, weak, loose } = wiring.truth;
    expect([...dead, ...weak, ...loose].filter((label) => fixed.has(label))).toEqual([]);
  });

  it('reverse turns a hub around; the middle of an odd one stays', () => {
    for (const seed of seeds) {
      const { wiring, hubOf } = fitting(seed, 'reverse:1');
      const [fault] = wiring.truth.miswired;
      const { sockets } = hubOf.get(fault!.sockets[0]!)!;
      expect(sockets.length).toBeGreaterThanOrEqual(4);
      expect(fault!.sockets).toHaveLength(sockets.length - (sockets.length % 2));
      const reached = sockets.map((socket) => wiring.reaches.get(socket.label));
      expect(reached).toEqual(sockets.map((socket) => socket.portId).reverse());
    }
  });

  it('off by one rotates a whole hub of at least three', () => {
    for (const seed of seeds) {
      const { wiring, hubOf } = fitting(seed, 'offbyone:1');
      const [fault] = wiring.truth.miswired;
      const { sockets } = hubOf.get(fault!.sockets[0]!)!;
      expect(sockets.length).toBeGreaterThanOrEqual(3);
      const reached = sockets.map((socket) => wiring.reaches.get(socket.label));
      const ports = sockets.map((socket) => socket.portId);
      const ways = [
        [...ports.slice(1), ports[0]],
        [ports.at(-1), ...ports.slice(0, -1)],
      ];
      expect(ways).toContainEqual(reached);
    }
  });

  it('exchange trades two hubs of one building with the same printed numbers in use', () => {
    for (const seed of seeds) {
      const { wiring, hubOf, designed } = fitting(seed, 'exchange:1');
      const [fault] = wiring.truth.miswired;
      const hubs = [...new Set(fault!.sockets.map((label) => hubOf.get(label)!))];
      expect(hubs).toHaveLength(2);
      expect(hubs[0]!.sockets.map((s) => s.printed)).toEqual(hubs[1]!.sockets.map((s) => s.printed));
      hubs[0]!.sockets.forEach((socket, at) => {
        expect(wiring.reaches.get(socket.label)).toBe(designed.get(hubs[1]!.sockets[at]!.label));
      });
    }
  });

  it('can be added while there are others, and keep those', () => {
    const { building, wiring } = fitting(4);
    const counts = parseFaults('swap');
    const more = counts.ok ? addFaults(building, wiring, counts.value, seededChance(1)) : counts;
    expect(more.ok && more.value.truth.miswired).toHaveLength(wiring.truth.miswired.length + 1);
    expect(more.ok && more.value.truth.miswired.slice(0, -1)).toEqual(wiring.truth.miswired);
  });

  it.each([
    ['exchange:1', 1],
    ['reverse:1', 3],
    ['offbyone:1', 2],
    ['swap:1', 1],
    ['dead:2', 1],
    ['swap:40', 200],
  ])('%s does not fit %i sockets', (text, sockets) => {
    const result = wired(generateBuilding({ seed: 1, sockets, fixed: 0 }), text, 1);
    expect(result).toMatchObject({ ok: false, failure: { code: 'simulator.faults-do-not-fit' } });
  });

  it.each(['swop:1', 'swap:x', 'swap:-1', 'dead:1.5', 'swap=1'])('%s is not understood', (text) => {
    expect(parseFaults(text)).toMatchObject({ ok: false, failure: { code: 'simulator.faults-not-understood' } });
  });
});
