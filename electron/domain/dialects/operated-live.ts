// The live half of the dialect `operated`: topics, payload fields and actions of the platform's later generation (about
// 2022). Everything here is [vendor] unless it says otherwise. Platform contract, *The dialect `operated`*. Data only.

import type { LiveDialect } from './dialect.ts';

export const operatedLive: LiveDialect = {
  topics: {
    // no leading slash, no hub; `stream` is heard only for the sockets in front of the technician
    updates: [
      'p/{companyId}/{locationId}/{spaceId}/{portKey}/data',
      'p/{companyId}/{locationId}/{spaceId}/{portKey}/stream',
    ],
    action: 'p/{companyId}/{locationId}/{spaceId}/{portKey}/in/action',
    sharedBy: 'spaceId',
  },
  payload: {
    // in a whole object absent counts as plugged in; in a message absent is not said
    present: [{ path: 'connected', rule: 'present-unless-false' }],
    deviceType: [{ path: 'device.types.0', rule: 'text' }],
    deviceName: [
      { path: 'device.product', rule: 'text' },
      { path: 'device.manufacturer', rule: 'text' },
    ],
    // USB vendor and product number
    deviceId: [{ path: 'device.vid:device.pid', rule: 'text' }],
    // mW
    watts: [{ path: 'power.watt', rule: 'number', scale: 0.001 }],
    // no measured volts
    volts: [],
    // 0..100
    lampLevel: [{ path: 'lamp.level', rule: 'number' }],
    sensors: {
      // hundredths of °C and %
      temperature: [{ path: 'sensor.temperature', rule: 'number', scale: 0.01 }],
      humidity: [{ path: 'sensor.airhumidity', rule: 'number', scale: 0.01 }],
      // lx, ppm, 0|1
      luminosity: [{ path: 'sensor.luminosity', rule: 'number' }],
      co2: [{ path: 'sensor.airco2', rule: 'number' }],
      motion: [{ path: 'sensor.motion', rule: 'flag' }],
    },
    fanRpm: [{ path: 'fan.rpm1', rule: 'number' }],
    fanTarget: [{ path: 'fan.target1', rule: 'number' }],
    // [inferred] any active port of the button counts as pushed
    button: [{ path: 'button.activeport', rule: 'boolean' }],
    // [inferred] a number, or an object as in the documented dialect
    dimmer: [
      { path: 'dimmer', rule: 'number' },
      { path: 'dimmer.dimming', rule: 'number' },
    ],
  },
  actions: {
    // the port's own data, partial
    lamp: { lamp: { level: '{level}' } },
    // [inferred] the reported key
    fan: { fan: { target1: '{target}' } },
    // that port reports often for so many seconds; at most ten ports at a time
    reportOften: { duration: '{seconds}' },
  },
};
