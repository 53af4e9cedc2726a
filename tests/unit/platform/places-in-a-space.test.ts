import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  placeIn,
  placesIn,
  toFractions,
  toPixels,
  withItem,
  withPlaces,
} from '../../../electron/platform/operated/space-items.ts';

const size = { width: 1600, height: 1200 };
const space = {
  id: 's',
  vendor: { keep: true },
  items: [
    { id: 'i1', type: 'image', point: [0, 0], url: '/1', extra: 1 },
    { id: 'i2', type: 'image', point: [0, 0], url: '/2' },
    { id: 'h1', type: 'hub', point: [5, 5] },
    { id: 'p1', type: 'port', point: [-800, 600], imageId: 'i1', colour: 'red' },
    { id: 'p2', type: 'port', point: [1, 2] },
    { id: 'p1', type: 'edge' },
  ],
};

describe('a place in a space', () => {
  it.each([
    [{ x: 0, y: 0 }, [-800, 600]],
    [{ x: 1, y: 1 }, [800, -600]],
    [{ x: 0.5, y: 0.5 }, [0, 0]],
    [{ x: 0.25, y: 0.75 }, [-400, -300]],
  ])('%j is the pixel %j, counted from the centre and upwards', (fractions, pixels) => {
    expect(toPixels(fractions, size)).toEqual(pixels);
    expect(toFractions(pixels as [number, number], size)).toEqual(fractions);
  });

  it('survives writing and reading to half a pixel', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, fraction, fraction, (width, height, x, y) => {
        const back = toFractions(toPixels({ x, y }, { width, height }), { width, height });
        expect(Math.abs(back.x - x) * width).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(Math.abs(back.y - y) * height).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  it('names its picture, which goes without saying where there is only one', () => {
    expect(placeIn(space, 'p1')).toEqual({ imageId: 'i1', point: [-800, 600] });
    expect(placeIn(space, 'p2')).toEqual({ imageId: null, point: [1, 2] });
    const [first, , ...rest] = space.items;
    expect(placesIn({ ...space, items: [first, ...rest] }).get('p2')).toEqual({ imageId: 'i1', point: [1, 2] });
    expect(placeIn(space, 'p9')).toBeNull();
  });
});

describe('writing a space', () => {
  it('moves, adds and takes off ports and keeps everything else', () => {
    const written = withPlaces(
      space,
      new Map([
        ['p1', { imageId: 'i2', point: [3, 4] as const }],
        ['p2', null],
        ['p3', { imageId: 'i1', point: [7, 8] as const }],
      ]),
    );
    expect(written).toEqual({
      ...space,
      items: [
        ...space.items.slice(0, 3),
        { id: 'p1', type: 'port', point: [3, 4], imageId: 'i2', colour: 'red' },
        { id: 'p1', type: 'edge' },
        { id: 'p3', type: 'port', point: [7, 8], imageId: 'i1' },
      ],
    });
  });

  it('that changes nothing is the same space', () => {
    expect(withPlaces(space, new Map([['p1', { imageId: 'i1', point: [-800, 600] as const }]]))).toEqual(space);
  });

  it('without a picture is also without what was drawn on it', () => {
    const ids = (withItem(space, 'i1', null)['items'] as { id: string; type: string }[]).map(
      ({ id, type }) => id + type,
    );
    expect(ids).toEqual(['i2image', 'h1hub', 'p2port', 'p1edge']);
  });

  it('survives items that are none', () => {
    expect(placesIn({ items: [null, 'x', 7, [], {}] }).size).toBe(0);
    expect(placesIn({}).size).toBe(0);
  });
});
