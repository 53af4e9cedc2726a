// The dialect `documented` from the platform's side. Platform contract, *Live stream*.

import { everyAspect, hasLamp } from './socket-state.ts';
import type { Aspect, SocketState } from './socket-state.ts';
import { commandFrom, fieldOf } from './wire-dialect.ts';
import type { Json, WireDialect } from './wire-dialect.ts';

export const documentedWire: WireDialect = {
  name: 'documented',
  updates: (at) => `/ports/${at.companyId}/${at.locationId}/${at.hubId}/${at.portId}`,
  stream: (at) => `/ports/${at.companyId}/${at.locationId}/${at.hubId}/${at.portId}`,
  actionFilter: '/action/#',
  actionOf(topic) {
    const [before, kind, companyId, , , portId, ...rest] = topic.split('/');
    if (before !== '' || kind !== 'action' || companyId === undefined || rest.length > 0) return null;
    return { companyId, portId: portId ?? '' };
  },
  mayHear(topic, companyId) {
    const [before, kind, company] = topic.split('/');
    return before === '' && (kind === 'ports' || kind === 'action') && company === companyId;
  },
  message: (portId, state, say) => ({ id: portId, data: { portId, ...partial(state, say) } }),
  live: (portId, state) => ({ portId, ...partial(state, everyAspect) }),
  liveKeys: ['portId', 'connected', 'device', 'power', 'sensors'],
  command(payload) {
    const data = fieldOf(payload, 'data');
    const portId = fieldOf(data, 'portId');
    const lamp = fieldOf(data, 'device', 'lamp', 'level');
    const fan = fieldOf(data, 'device', 'fan', 'target1');
    const command = commandFrom(lamp, fan, undefined, undefined);
    return { portId: typeof portId === 'string' && portId !== '' ? portId : null, command };
  },
};

function partial(state: SocketState, say: readonly Aspect[]): Json {
  const told: Json = {};
  if (say.includes('device')) {
    // An empty socket whose lamp is its own can't say both in `device`: `connected` says that nothing is plugged in.
    const lampAlone = !state.device && state.ownLamp && say.includes('lamp');
    if (lampAlone) told['connected'] = false;
    told['device'] = deviceOf(state, say, lampAlone);
  } else {
    const device = partsOfDevice(state, say);
    if (Object.keys(device).length > 0) told['device'] = device;
  }
  if (say.includes('power')) told['power'] = { watts: state.watts, volts: state.volts };
  if (say.includes('sensors')) told['sensors'] = { temperature: state.temperature, ...state.sensors };
  return told;
}

function deviceOf(state: SocketState, say: readonly Aspect[], lampAlone: boolean): Json | null {
  if (!state.device) return lampAlone ? { lamp: { level: state.lampLevel } } : null;
  return { type: state.device.type, name: state.device.name, ...partsOfDevice(state, say) };
}

function partsOfDevice(state: SocketState, say: readonly Aspect[]): Json {
  const parts: Json = {};
  if (say.includes('lamp') && hasLamp(state)) parts['lamp'] = { level: state.lampLevel };
  if (say.includes('fan') && state.fan) parts['fan'] = { target1: state.fan.target, rpm1: state.fan.rpm };
  if (say.includes('button') && state.button !== null) parts['button'] = { pushed: state.button };
  if (say.includes('dimmer') && state.dimmer !== null) parts['dimmer'] = { dimming: state.dimmer };
  return parts;
}
