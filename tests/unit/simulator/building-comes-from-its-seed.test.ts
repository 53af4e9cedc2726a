// Plan: the same seed builds the same building; labels and places are usable; faults leave the schedule alone.

import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';

import { portOrder, productOf } from '../../../electron/domain/hub-products.ts';
import { generateBuilding } from '../../../electron/simulator/building.ts';
import { csvOf, plansOf, scheduleOf } from '../../../electron/simulator/schedule.ts';

const built = (seed: number, sockets = 200, fixed = 0) => generateBuilding({ seed, sockets, fixed });

describe('building', () => {
  it('is the same for the same seed and another for another', () => {
    expect(built(7)).toEqual(built(7));
    expect(built(7).hubs[0]?.hwId).not.toBe(built(8).hubs[0]?.hwId);
  });

  it.each([1, 10, 200, 2_400, 10_000])(
    'has %i sockets with labels of their own, on the paper and bound once',
    (sockets) => {
      const building = built(3, sockets);
      expect(building.sockets).toHaveLength(sockets);
      expect(new Set(building.sockets.map((socket) => socket.label)).size).toBe(sockets);
      expect(new Set(building.sockets.map((socket) => socket.portId)).size).toBe(sockets);
      expect(building.sockets.every(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1)).toBe(true);
      expect(building.sockets[0]?.label).toMatch(/^B1-F1-001$/);
    },
  );

  it('puts a socket on the port whose number is printed beside it', () => {
    for (const hub of built(7, 500).hubs) {
      for (const socket of hub.sockets) {
        expect(hub.portIds[portOrder(hub.hwId, socket.printed) - 1]).toBe(socket.portId);
        expect(productOf(hub.hwId)?.printed).toContain(socket.printed);
      }
    }
  });

  it('uses every product, most hubs fully', () => {
    const { hubs } = built(7, 2_400);
    expect(new Set(hubs.map((hub) => hub.hwId.split('_')[0])).size).toBe(6);
    const full = hubs.filter((hub) => hub.sockets.length === hub.portIds.length).length;
    expect(full / hubs.length).toBeGreaterThan(0.6);
    expect(full).toBeLessThan(hubs.length);
  });

  it('has the share of fixed devices asked for, and hubs without any', () => {
    const building = built(7, 200, 0.3);
    expect(building.sockets.filter((socket) => socket.expected !== 'open')).toHaveLength(60);
    expect(building.hubs.filter((hub) => hub.sockets.every((s) => s.expected === 'open')).length).toBeGreaterThan(5);
    expect(built(7, 50, 1).sockets.every((socket) => socket.expected !== 'open')).toBe(true);
    const places = ({ sockets }: ReturnType<typeof built>) =>
      sockets.map(({ label, x, y, portId }) => [label, x, y, portId]);
    expect(places(building)).toEqual(places(built(7, 200, 0)));
  });

  it('has plans that are whole PNG pictures', () => {
    const [plan] = plansOf(built(7, 40));
    const picture = PNG.sync.read(Buffer.from(plan!.bytes));
    expect([picture.width, picture.height]).toEqual([plan!.width, plan!.height]);
    const colours = new Set<number>();
    for (let at = 0; at < picture.data.length; at += 4) colours.add(picture.data.readUInt32BE(at));
    expect(colours.size).toBeGreaterThan(5);
  });

  it('has a schedule that reads back from its CSV', () => {
    const rows = scheduleOf(built(7, 30));
    const [header, ...lines] = csvOf(rows).trimEnd().split('\r\n');
    expect(header).toBe('label,location,plan,area,x,y,hub,port,expected');
    expect(lines).toHaveLength(30);
    expect(lines[0]?.split(',')).toEqual(Object.values(rows[0]!).map(String));
  });
});
