import { describe, expect, it } from 'vitest';

import type { Result } from '../../../electron/domain/failures.ts';
import {
  ordered,
  readCompany,
  readCredentials,
  readHub,
  readList,
  readLocation,
  readPlan,
  readPort,
} from '../../../electron/platform/remote-objects.ts';
import { valueOf } from '../../support/value-of.ts';

const asked = { host: 'platform.example', what: 'GET /api/x' };

/** Code and place of the fault. */
const faultOf = (result: Result<unknown>): string =>
  result.ok ? 'ok' : `${result.failure.code} at ${result.failure.params['where'] ?? ''}`;

describe('a hub', () => {
  it.each([
    [{ hwId: 'p3_1' }, 'p3_1'],
    [{ serialNumber: 'SN-2' }, 'SN-2'],
    [{ data: { serial: 'S3' } }, 'S3'],
    [{ hwId: 'p3_1', serialNumber: 'SN-2' }, 'p3_1'],
    [{}, ''],
  ])('of %j has the serial %s', (object, hwId) => {
    expect(valueOf(readHub({ id: 'h', ...object }, asked)).hwId).toBe(hwId);
  });

  it.each([
    [{ locationId: 'l' }, 'l'],
    [{ spaceId: 's' }, 's'],
    [{ spaceIds: ['a', 'b'] }, 'a'],
    [{ locationId: null, spaceIds: [] }, null],
  ])('of %j is in %s', (object, locationId) => {
    expect(valueOf(readHub({ id: 'h', ...object }, asked)).locationId).toBe(locationId);
  });

  it('keeps what nobody here knows, as it came', () => {
    const whole = { id: 7, name: null, vendor: { deep: [1, { a: null }] }, data: { product: 'O-PC-4', x: 1 } };
    const hub = valueOf(readHub(whole, asked));
    expect(hub).toMatchObject({ id: '7', name: '' });
    expect(hub.raw).toBe(whole);
  });
});

describe('a port', () => {
  it('has its place in data.position, as fractions', () => {
    const port = { id: 'p', hubId: 'h', floorPlanId: 'f', data: { position: { x: 0.25, y: 1 }, device: null } };
    expect(valueOf(readPort(port, asked))).toMatchObject({ planId: 'f', position: { x: 0.25, y: 1 } });
  });

  it.each([
    [{ order: 3, hwId: 'p3_1_2' }, 3],
    [{ hwId: 'p3_00991_4' }, 4],
    [{ hwId: 'p3_00991' }, 0],
    [{}, 0],
  ])('of %j stands at order %i', (object, order) => {
    expect(valueOf(readPort({ id: 'p', ...object }, asked)).order).toBe(order);
  });

  it('without an order of its own is counted as it stands in its hub', () => {
    const ports = ['a', 'b', 'c'].map((id) => valueOf(readPort({ id, hubId: id === 'c' ? 'h2' : 'h1' }, asked)));
    expect(ordered(ports).map(({ order }) => order)).toEqual([1, 2, 1]);
  });

  it('whose serial ends like its neighbour’s is counted as it stands', () => {
    const ports = ['a', 'b'].map((id) => valueOf(readPort({ id, hubId: 'h', hwId: 'p3_12' }, asked)));
    expect(ordered(ports).map(({ order }) => order)).toEqual([1, 2]);
  });

  it('listed out of order keeps its own', () => {
    const ports = [3, 1, 2].map((n) => valueOf(readPort({ id: `p${n}`, hubId: 'h', hwId: `h8_x_${n}` }, asked)));
    expect(ordered(ports).map(({ order }) => order)).toEqual([3, 1, 2]);
  });
});

describe('JSON of the wrong shape', () => {
  it.each([
    ['a text', 'hello', 'platform.wrong-shape at not a list'],
    ['an object', { companies: [] }, 'platform.wrong-shape at not a list'],
    ['null', null, 'platform.wrong-shape at not a list'],
    ['nothing', undefined, 'platform.empty-answer at '],
    ['a list of texts', ['x'], 'platform.wrong-shape at 0.the whole answer'],
    ['a company without an id', [{ id: 'a', name: 'A' }, { name: 'B' }], 'platform.wrong-shape at 1.id'],
    ['a name that is a list', [{ id: 'a', name: ['A'] }], 'platform.wrong-shape at 0.name'],
  ])('instead of a list: %s', (_what, json, fault) => {
    expect(faultOf(readList(readCompany, json, asked))).toBe(fault);
  });

  it.each([
    ['a port at a word', readPort, { id: 'p', data: { position: 'left' } }, 'data.position'],
    ['half a position', readPort, { id: 'p', data: { position: { x: 1 } } }, 'data.position.y'],
    ['a plan whose image is a number', readPlan, { id: 'p', image: 7 }, 'image'],
    ['an empty id', readLocation, { id: '' }, 'id'],
    ['a hub whose data is a list', readHub, { id: 'h', data: [] }, 'data'],
  ] as const)('in an object: %s', (_what, read, json, where) => {
    expect(faultOf(read(json, asked))).toBe(`platform.wrong-shape at ${where}`);
  });
});

describe('credentials of the live stream', () => {
  const whole = {
    ...{ accessKeyId: 'A', secretKey: 'B', sessionToken: 'C', region: 'eu-west-1', host: 'h.example' },
    expiration: '2026-03-01T12:00:00.000Z',
  };

  it.each([
    ['2026-03-01T12:00:00.000Z', 1_772_366_400_000],
    [1_772_366_400_000, 1_772_366_400_000],
    [1_772_366_400, 1_772_366_400_000],
    ['1772366400', 1_772_366_400_000],
  ])('end at %s', (expiration, at) => {
    expect(valueOf(readCredentials({ ...whole, expiration }, asked)).expiresAt).toBe(at);
  });

  it('that lack something are of the wrong shape', () => {
    expect(faultOf(readCredentials({ ...whole, secretKey: '' }, asked))).toBe('platform.wrong-shape at secretKey');
    expect(faultOf(readCredentials({ ...whole, expiration: 'later' }, asked))).toBe(
      'platform.wrong-shape at expiration',
    );
  });
});
