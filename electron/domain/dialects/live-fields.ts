// The fields of a port object that say how the socket is this moment: not kept as the platform's copy, or every reading
// would look like a change. Platform contract, *Live stream* (`data` of a port carries its last live state) [inferred], and
// *The dialect `operated`* (port data at top level) [vendor].

const either = ['connected', 'device', 'power', 'sensor', 'lamp', 'fan', 'button', 'dimmer'];

export const liveFields: { readonly inData: readonly string[]; readonly atTop: readonly string[] } = {
  inData: [...either, 'sensors', 'portId'],
  atTop: [...either, 'enabled'],
};
