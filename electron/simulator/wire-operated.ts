// The dialect `operated` from the platform's side. Platform contract, *The dialect `operated`*.

import { createHash } from 'node:crypto';

import type { PluggedDevice } from './simulator.ts';
import { everyAspect, hasLamp } from './socket-state.ts';
import type { Aspect, SocketState } from './socket-state.ts';
import { commandFrom, fieldOf } from './wire-dialect.ts';
import type { Json, PortPlace, WireDialect } from './wire-dialect.ts';

const base = (at: PortPlace): string => `p/${at.companyId}/${at.locationId}/${at.spaceId}/${at.portId}`;

export const operatedWire: WireDialect = {
  name: 'operated',
  updates: (at) => `${base(at)}/data`,
  stream: (at) => `${base(at)}/stream`,
  actionFilter: 'p/+/+/+/+/in/action',
  actionOf(topic) {
    const [kind, companyId, , , portId, way, action, ...rest] = topic.split('/');
    if (kind !== 'p' || way !== 'in' || action !== 'action' || rest.length > 0) return null;
    return companyId === undefined || portId === undefined ? null : { companyId, portId };
  },
  mayHear(topic, companyId) {
    const [kind, company] = topic.split('/');
    return kind === 'p' && company === companyId;
  },
  message: (_portId, state, say) => partial(state, say),
  live: (_portId, state) => partial(state, everyAspect),
  liveKeys: ['connected', 'enabled', 'device', 'power', 'sensor', 'lamp', 'fan', 'button', 'dimmer'],
  command(payload) {
    const lamp = fieldOf(payload, 'lamp', 'level');
    const fan = fieldOf(payload, 'fan', 'target1');
    const command = commandFrom(lamp, fan, fieldOf(payload, 'enabled'), fieldOf(payload, 'duration'));
    return { portId: null, command };
  },
};

function partial(state: SocketState, say: readonly Aspect[]): Json {
  const told: Json = {};
  if (say.includes('device')) {
    told['connected'] = state.device !== null;
    told['device'] = state.device ? describe(state.device) : null;
  }
  if (say.includes('power')) {
    told['enabled'] = state.enabled;
    told['power'] = { watt: Math.round(state.watts * 1_000), direction: 'out' };
  }
  if (say.includes('sensors')) told['sensor'] = sensorOf(state);
  if (say.includes('lamp') && hasLamp(state)) told['lamp'] = { level: state.lampLevel, temp: 4_000 };
  if (say.includes('fan') && state.fan) told['fan'] = { target1: state.fan.target, rpm1: state.fan.rpm };
  if (say.includes('button') && state.button !== null) told['button'] = { activeport: state.button ? 1 : 0 };
  if (say.includes('dimmer') && state.dimmer !== null) told['dimmer'] = { dimming: state.dimmer };
  return told;
}

/** The same device has the same vendor and product numbers wherever it is plugged in. */
function describe(device: PluggedDevice): Json {
  const digest = createHash('sha256').update(`${device.type}:${device.name}`).digest();
  return {
    vid: digest.readUInt16BE(0),
    pid: digest.readUInt16BE(2),
    voltage: 20_000,
    manufacturer: 'Simulated',
    product: device.name,
    types: [device.type],
    subtypes: [],
  };
}

function sensorOf(state: SocketState): Json {
  const { humidity, luminosity, co2, motion } = state.sensors;
  return {
    temperature: Math.round(state.temperature * 100),
    ...(humidity !== undefined && { airhumidity: humidity * 100 }),
    ...(luminosity !== undefined && { luminosity }),
    ...(co2 !== undefined && { airco2: co2 }),
    ...(motion !== undefined && { motion: motion === 1 }),
  };
}
