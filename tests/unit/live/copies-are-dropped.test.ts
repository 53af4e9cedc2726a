import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createOverlap } from '../../../electron/live/overlap.ts';

const topic = 't';
const bytes = (text: string): Uint8Array => Buffer.from(text);

/** What is handed on of `link:payload` in this order, a millisecond apart. */
const handedOn = (arrivals: readonly string[], everyMs = 1): string => heardOf(arrivals, everyMs).handedOn;
/** How many are known to be lost on one of the connections. */
const missedOf = (arrivals: readonly string[]): number => heardOf(arrivals, 1).missed;

function heardOf(arrivals: readonly string[], everyMs: number): { readonly handedOn: string; readonly missed: number } {
  const overlap = createOverlap();
  const handed = arrivals
    .filter((arrival, index) => {
      const [link = '', payload = ''] = arrival.split(':');
      return !overlap.isCopy(Number(link), topic, bytes(payload), index * everyMs);
    })
    .map((arrival) => arrival.split(':')[1]);
  return { handedOn: handed.join(' '), missed: overlap.missed() };
}

test('the second connection’s copy is dropped', () => expect(handedOn(['1:P', '2:P'])).toBe('P'));
test('the same content sent twice stays two messages', () =>
  expect(handedOn(['1:P', '1:U', '2:P', '1:P', '2:U', '2:P'])).toBe('P U P'));
test('one connection runs ahead of the other', () =>
  expect(handedOn(['1:P', '1:U', '1:P', '1:U', '2:P', '2:U', '2:P', '2:U'])).toBe('P U P U'));
test('what the slower one lost was heard from the faster one', () =>
  expect(handedOn(['1:P', '1:U', '1:Q', '2:Q', '1:U', '2:U'])).toBe('P U Q U'));
test('what only one of them brings is never dropped', () =>
  expect(handedOn(['1:P', '2:U', '1:U', '2:Q'])).toBe('P U Q'));
test('a copy that comes far too late is a message', () => expect(handedOn(['1:P', '2:P'], 6_000)).toBe('P P'));

test.each([
  [['1:P', '2:P'], 0],
  [['1:P', '1:U', '1:Q', '2:Q'], 2],
  [['1:P', '1:U', '2:U', '2:Q', '1:Q'], 1],
  // The one that lags has not lost what it has not brought yet.
  [['1:P', '1:U', '1:Q'], 0],
] as const)('of %j a connection lost at least %i, by the copy that came after them', (arrivals, lost) =>
  expect(missedOf(arrivals)).toBe(lost),
);

test('what came before a connection was subscribed it has not lost', () => {
  const overlap = createOverlap();
  overlap.isCopy(1, topic, bytes('P'), 10);
  overlap.subscribed(2, 20);
  overlap.isCopy(1, topic, bytes('U'), 30);
  overlap.isCopy(2, topic, bytes('U'), 31);
  expect(overlap.missed()).toBe(0);
});

test('a connection brings no copies of what came before it was subscribed', () => {
  const overlap = createOverlap();
  expect(overlap.isCopy(1, topic, bytes('P'), 10)).toBe(false);
  overlap.subscribed(2, 20);
  expect(overlap.isCopy(2, topic, bytes('P'), 30)).toBe(false);
});

test('a closed connection and a settled moment leave nothing to be matched', () => {
  const overlap = createOverlap();
  overlap.isCopy(1, 'a', bytes('P'), 10);
  overlap.isCopy(1, 'b', bytes('P'), 20);
  overlap.isCopy(3, 'c', bytes('P'), 30);
  overlap.settled(10);
  expect([overlap.isCopy(2, 'a', bytes('P'), 31), overlap.isCopy(2, 'b', bytes('P'), 31)]).toEqual([false, true]);
  overlap.gone(3);
  expect(overlap.isCopy(2, 'c', bytes('P'), 32)).toBe(false);
});

test('after the overlap nothing is remembered, but for topics that stay doubled', () => {
  const overlap = createOverlap();
  overlap.isCopy(1, 'a', bytes('P'), 1);
  overlap.isCopy(1, 'b', bytes('P'), 1);
  overlap.clear((each) => each === 'b');
  expect([overlap.isCopy(2, 'a', bytes('P'), 2), overlap.isCopy(2, 'b', bytes('P'), 2)]).toEqual([false, true]);
});

test('two whole streams, however they interleave, are handed on as one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('P', 'U', 'Q'), { maxLength: 25 }),
      fc.infiniteStream(fc.boolean()),
      (sent, first) => {
        const left = { 1: [...sent], 2: [...sent] };
        const arrivals: string[] = [];
        while (left[1].length + left[2].length > 0) {
          const link = left[1].length > 0 && (left[2].length === 0 || first.next().value === true) ? 1 : 2;
          arrivals.push(`${link}:${left[link].shift()}`);
        }
        expect(heardOf(arrivals, 1)).toEqual({ handedOn: sent.join(' '), missed: 0 });
      },
    ),
  );
});
