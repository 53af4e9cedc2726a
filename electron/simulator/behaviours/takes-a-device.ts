// The healthy habit: reports what is plugged in at once with its power, and once more when the power has settled.

import { everyAspect } from '../socket-state.ts';
import type { SocketState } from '../socket-state.ts';
import type { PluggedDevice } from '../simulator.ts';
import type { Behaviour, Surroundings } from './behaviour.ts';

/** Negotiating USB power takes about so long; then the draw is what it stays at. */
const settling = 400;
const healthyWatts = 30;
const idle = { temperature: 22.5, perWatt: 0.15 };

export const takesADevice: Behaviour = {
  name: 'takes-a-device',
  onPlug: (_state, device, around) => [
    { after: 0, change: (state) => connect(state, device, around), say: everyAspect },
    { after: settling / around.pace, change: (state) => settle(state, device), say: ['power', 'sensors'] },
  ],
  onUnplug: () => [{ after: 0, change: disconnect, say: ['device', 'power'] }],
  onReport: () => [{ after: 0, say: everyAspect }],
};

/** What a plugged device changes in the port. Shared with the faults that come with a plug. */
export function connect(state: SocketState, device: PluggedDevice, around: Surroundings, share = 0.97): void {
  state.device = device;
  state.deviceLamp = device.type === 'lamp' || around.lamp !== 'socket';
  state.fan = device.type === 'fan' ? { target: 0, rpm: 0 } : null;
  state.button = device.type === 'button' ? false : null;
  state.dimmer = device.type === 'dimmer' ? 50 : null;
  state.sensors = device.type === 'sensor' ? { humidity: 41, luminosity: 320, co2: 560, motion: 0 } : {};
  if (!state.ownLamp) state.lampLevel = 0;
  draw(state, (device.watts ?? healthyWatts) * share);
}

export function disconnect(state: SocketState): void {
  Object.assign(state, { device: null, deviceLamp: false, fan: null, button: null, dimmer: null, sensors: {} });
  if (!state.ownLamp) state.lampLevel = 0;
  draw(state, 0);
}

function settle(state: SocketState, device: PluggedDevice): void {
  draw(state, device.watts ?? healthyWatts);
}

/** Power with the voltage that USB Power Delivery would choose for it, and the warmth that goes with it. */
export function draw(state: SocketState, watts: number): void {
  state.watts = state.enabled ? Number(watts.toFixed(2)) : 0;
  state.volts = state.watts === 0 ? 0 : state.watts < 15 ? 5.1 : state.watts < 27 ? 9.05 : 20.02;
  state.temperature = Number((idle.temperature + idle.perWatt * state.watts).toFixed(1));
}
