// The live half of the dialect `documented`: topics, payload fields and actions as Ochno's own documentation gives them, with
// the later generation's field names tried after its own, so that a platform between the two is read rightly.
// Platform contract, *Live stream*. Data only; `live/` compiles it once.

import type { LiveDialect } from './dialect.ts';

export const documentedLive: LiveDialect = {
  topics: {
    // [doc] the leading slash is part of the topic
    updates: ['/ports/{companyId}/{locationId}/{hubId}/{portKey}'],
    // [doc]
    action: '/action/{companyId}/{locationId}/{hubId}/{portKey}',
    // [inferred] from the topic's segments
    sharedBy: 'hubId',
  },
  payload: {
    // [inferred] null or {} = nothing plugged in, `lamp` alone = not said; [vendor] `connected`
    present: [
      { path: 'data.device', rule: 'presence' },
      { path: 'data.connected', rule: 'boolean' },
      { path: 'connected', rule: 'boolean' },
      { path: 'device', rule: 'presence' },
    ],
    // [inferred]; [vendor] types[]
    deviceType: [
      { path: 'data.device.type', rule: 'text' },
      { path: 'data.device.types.0', rule: 'text' },
      { path: 'device.types.0', rule: 'text' },
    ],
    // [inferred]; [vendor] product, manufacturer
    deviceName: [
      { path: 'data.device.name', rule: 'text' },
      { path: 'data.device.product', rule: 'text' },
      { path: 'device.product', rule: 'text' },
      { path: 'device.manufacturer', rule: 'text' },
    ],
    // [inferred] id, serial; [vendor] USB vendor and product number
    deviceId: [
      { path: 'data.device.id', rule: 'text' },
      { path: 'data.device.serial', rule: 'text' },
      { path: 'data.device.vid:data.device.pid', rule: 'text' },
      { path: 'device.vid:device.pid', rule: 'text' },
    ],
    // [inferred] W; [vendor] `watt` is in mW
    watts: [
      { path: 'data.power.watts', rule: 'number' },
      { path: 'data.power.watt', rule: 'number', scale: 0.001 },
      { path: 'power.watt', rule: 'number', scale: 0.001 },
    ],
    // [inferred] V
    volts: [{ path: 'data.power.volts', rule: 'number' }],
    // [doc] the action addresses device.lamp.level; [vendor] lamp.level
    lampLevel: [
      { path: 'data.device.lamp.level', rule: 'number' },
      { path: 'data.lamp.level', rule: 'number' },
      { path: 'lamp.level', rule: 'number' },
    ],
    sensors: {
      // [inferred] °C; [vendor] hundredths
      temperature: [
        { path: 'data.sensors.temperature', rule: 'number' },
        { path: 'data.sensor.temperature', rule: 'number', scale: 0.01 },
        { path: 'sensor.temperature', rule: 'number', scale: 0.01 },
      ],
      // [inferred] %; [vendor] hundredths
      humidity: [
        { path: 'data.sensors.humidity', rule: 'number' },
        { path: 'data.sensor.airhumidity', rule: 'number', scale: 0.01 },
        { path: 'sensor.airhumidity', rule: 'number', scale: 0.01 },
      ],
      // [inferred]; [vendor] lx
      luminosity: [
        { path: 'data.sensors.luminosity', rule: 'number' },
        { path: 'data.sensor.luminosity', rule: 'number' },
        { path: 'sensor.luminosity', rule: 'number' },
      ],
      // [inferred]; [vendor] ppm
      co2: [
        { path: 'data.sensors.co2', rule: 'number' },
        { path: 'data.sensor.airco2', rule: 'number' },
        { path: 'sensor.airco2', rule: 'number' },
      ],
      // [inferred]; [vendor] 0|1
      motion: [
        { path: 'data.sensors.motion', rule: 'flag' },
        { path: 'data.sensor.motion', rule: 'flag' },
        { path: 'sensor.motion', rule: 'flag' },
      ],
    },
    // [inferred] rpm; [vendor] the same key at top level
    fanRpm: [
      { path: 'data.device.fan.rpm1', rule: 'number' },
      { path: 'fan.rpm1', rule: 'number' },
    ],
    // [inferred] 0..100; [vendor]
    fanTarget: [
      { path: 'data.device.fan.target1', rule: 'number' },
      { path: 'fan.target1', rule: 'number' },
    ],
    // [inferred]
    button: [{ path: 'data.device.button.pushed', rule: 'boolean' }],
    // [inferred] 0..100
    dimmer: [{ path: 'data.device.dimmer.dimming', rule: 'number' }],
  },
  actions: {
    // [doc] the shape; [inferred] both ids are the port's
    lamp: { id: '{portKey}', data: { portId: '{portKey}', device: { lamp: { level: '{level}' } } } },
    // [inferred] the same keys under data.device
    fan: { id: '{portKey}', data: { portId: '{portKey}', device: { fan: { target1: '{target}' } } } },
    // not in the documentation
    reportOften: null,
  },
};
