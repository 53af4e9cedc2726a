// The lane of its own for what is in front: of one person, of two, and told again only when it is another.

import { expect, test } from 'vitest';

import { InFront } from '../../../electron/application/in-front.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';

const numbers = Array.from({ length: 16 }, (_, index) => index + 1);
const hub = (id: string) =>
  [id, { ports: new Map(numbers.map((number) => [number, { portKey: `${id}-${number}` }])) }] as const;
const socketOn = (hubId: string, number: number) => [`${hubId}${number}`, { binding: { hubId, number } }] as const;
const state = {
  hubs: new Map([hub('a'), hub('b')]),
  sockets: new Map(['a', 'b'].flatMap((id) => numbers.map((number) => socketOn(id, number)))),
};

test('what is in front of two people is one focus: half of the ports for each, and the same again is not told', () => {
  const told: string[] = [];
  const inFront = new InFront({ state } as unknown as SiteDocument, {
    focus: (ports) => void told.push(ports.join(' ')),
  });
  inFront.set(1, 'a1');
  inFront.set(1, 'a10');
  expect(told).toEqual(['a-1 a-2 a-3 a-4 a-5 a-6 a-7 a-8 a-9 a-10']);
  inFront.set(2, 'b7');
  inFront.set(2, 'b9');
  inFront.set(2, 'nowhere');
  inFront.set(2, 'b8');
  expect(told.slice(1)).toEqual([
    'a-6 a-7 a-8 a-9 a-10 b-6 b-7 b-8 b-9 b-10',
    'a-6 a-7 a-8 a-9 a-10',
    'a-6 a-7 a-8 a-9 a-10 b-6 b-7 b-8 b-9 b-10',
  ]);
  inFront.leave(1);
  expect(told.at(-1)).toBe('b-1 b-2 b-3 b-4 b-5 b-6 b-7 b-8 b-9 b-10');
});
