// Plan: what a healthy, weak, loose and dead socket tell when a person plugs, pulls, dims or touches.

import { describe, expect, it } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import type { Behaviour } from '../../../electron/simulator/behaviours/behaviour.ts';
import { bounces } from '../../../electron/simulator/behaviours/bounces.ts';
import { givesLittlePower } from '../../../electron/simulator/behaviours/gives-little-power.ts';
import { isDead } from '../../../electron/simulator/behaviours/is-dead.ts';
import { SimulatedSocket } from '../../../electron/simulator/socket.ts';
import { documentedWire } from '../../../electron/simulator/wire-documented.ts';
import { operatedWire } from '../../../electron/simulator/wire-operated.ts';

const load = { type: 'load', name: 'Test load', watts: 30 };

interface Told {
  readonly at: number;
  readonly data: Record<string, unknown>;
}

function wall(options: { faults?: Behaviour[]; lamp?: 'socket' | 'device' | 'both'; pace?: number } = {}) {
  const clock = new VirtualClock(0);
  const told: Told[] = [];
  const around = { pace: options.pace ?? 1, lamp: options.lamp ?? 'both' };
  const socket = new SimulatedSocket('port-1', around, clock, (speaker, say) => {
    const message = documentedWire.message('port-1', speaker.state, say) as { data: Record<string, unknown> };
    told.push({ at: clock.now(), data: message.data });
  });
  for (const fault of options.faults ?? []) socket.learn(fault);
  return { clock, told, socket };
}

describe('a healthy socket', () => {
  it('tells device and power at once, and the settled power a little later', () => {
    const { clock, told, socket } = wall();
    socket.plug(load);
    expect(told).toHaveLength(1);
    expect(told[0]!.data).toMatchObject({ device: { type: 'load', name: 'Test load' }, power: { watts: 29.1 } });
    clock.advance(400);
    expect(told[1]!.data).toMatchObject({ portId: 'port-1', power: { watts: 30 } });
    expect(told[1]!.data).not.toHaveProperty('device');
  });

  it('tells null when it is pulled, and nothing of the plug after that', () => {
    const { clock, told, socket } = wall();
    socket.plug(load);
    socket.unplug();
    clock.advance(1_000);
    expect(told).toHaveLength(2);
    expect(told[1]!.data).toMatchObject({ device: null, power: { watts: 0 } });
  });

  it('says nothing when there was nothing to pull', () => {
    const { told, socket } = wall();
    socket.unplug();
    expect(told).toEqual([]);
  });

  it('sets its lamp and reports the level back', () => {
    const { told, socket } = wall({ lamp: 'socket' });
    socket.obey({ lampLevel: 40 });
    expect(told.map(({ data }) => data)).toEqual([{ portId: 'port-1', device: { lamp: { level: 40 } } }]);
  });

  it('has no lamp when only devices have one and none is plugged in', () => {
    const { told, socket } = wall({ lamp: 'device' });
    socket.obey({ lampLevel: 40 });
    expect(told).toEqual([]);
    socket.plug(load);
    socket.obey({ lampLevel: 40 });
    expect(told.at(-1)?.data).toEqual({ portId: 'port-1', device: { lamp: { level: 40 } } });
    socket.unplug();
    socket.plug(load);
    expect(told.at(-1)?.data).toMatchObject({ device: { lamp: { level: 0 } } });
  });

  it('says that it is empty and how bright its own lamp is, in one report', () => {
    const { socket } = wall({ lamp: 'socket' });
    const message = documentedWire.message('port-1', socket.state, socket.report()!);
    expect(message).toMatchObject({ data: { connected: false, device: { lamp: { level: 0 } } } });
  });
});

describe('a faulty socket', () => {
  it('that is weak gives 1.5 W', () => {
    const { clock, told, socket } = wall({ faults: [givesLittlePower] });
    socket.plug(load);
    clock.advance(5_000);
    expect(told.map(({ data }) => data['power'])).toEqual([expect.objectContaining({ watts: 1.5 })]);
    expect(socket.held).toEqual(load);
  });

  it.each([1, 10, 1_000])(
    'that is loose flaps at least four times within the hold time and ends plugged (pace %i)',
    (pace) => {
      const { clock, told, socket } = wall({ faults: [bounces], pace });
      socket.plug(load);
      clock.advance(800 / pace);
      const edges = told.map(({ data }) => data['device'] !== null);
      expect(edges.filter((plugged) => !plugged).length).toBeGreaterThanOrEqual(4);
      expect(edges).toEqual(edges.map((_, index) => index % 2 === 0));
      expect(edges.at(-1)).toBe(true);
      const before = told.length;
      clock.advance(10_000);
      expect(told).toHaveLength(before);
    },
  );

  it('that is dead says nothing at all', () => {
    const { clock, told, socket } = wall({ faults: [isDead] });
    socket.plug(load);
    socket.obey({ lampLevel: 10 });
    socket.touch();
    clock.advance(1_000);
    socket.unplug();
    expect(told).toEqual([]);
    expect(socket.report()).toBeNull();
  });
});

describe('a fixed device', () => {
  const fixed = (type: string) => {
    const site = wall({ lamp: 'socket' });
    site.socket.plug({ type, name: 'Fixed', watts: 6 });
    site.clock.advance(1_000);
    site.told.length = 0;
    return site;
  };

  it('that is a button is pressed and let go', () => {
    const { clock, told, socket } = fixed('button');
    socket.touch();
    clock.advance(200);
    expect(told.map(({ data }) => data['device'])).toEqual([
      { button: { pushed: true } },
      { button: { pushed: false } },
    ]);
  });

  it('that is a dimmer turns', () => {
    const { told, socket } = fixed('dimmer');
    const before = socket.state.dimmer;
    socket.touch();
    expect(told[0]?.data['device']).toEqual({ dimmer: { dimming: socket.state.dimmer } });
    expect(socket.state.dimmer).not.toBe(before);
  });

  it('that is a sensor gets dark under the hand', () => {
    const { told, socket } = fixed('sensor');
    socket.touch();
    expect(told[0]?.data['sensors']).toMatchObject({
      luminosity: 12,
      motion: 1,
      temperature: expect.any(Number) as number,
    });
  });

  it('that is a fan comes up to speed', () => {
    const { clock, told, socket } = fixed('fan');
    socket.obey({ fanTarget: 50 });
    clock.advance(600);
    expect(told.map(({ data }) => data['device'])).toEqual([
      { fan: { target1: 50, rpm1: 0 } },
      { fan: { target1: 50, rpm1: 1_200 } },
    ]);
  });
});

describe('the dialect operated', () => {
  it('says milliwatts, hundredths and whether something is connected', () => {
    const { socket } = wall({ lamp: 'socket' });
    socket.plug(load);
    expect(operatedWire.message('port-1', socket.state, socket.report()!)).toMatchObject({
      connected: true,
      enabled: true,
      device: { product: 'Test load', types: ['load'] },
      power: { watt: 29_100, direction: 'out' },
      sensor: { temperature: 2_690 },
      lamp: { level: 0 },
    });
    socket.unplug();
    expect(operatedWire.message('port-1', socket.state, ['device'])).toEqual({ connected: false, device: null });
  });

  it('reads its partial actions', () => {
    expect(operatedWire.command({ lamp: { level: 10 } })?.command).toEqual({ lampLevel: 10 });
    expect(operatedWire.command({ duration: 60, enabled: false })?.command).toEqual({
      reportOftenFor: 60,
      enabled: false,
    });
    expect(operatedWire.actionOf('p/c/l/s/port-1/in/action')).toEqual({ companyId: 'c', portId: 'port-1' });
    expect(operatedWire.actionOf('p/c/l/s/port-1/data')).toBeNull();
  });
});
