// A walk of two as one engine meets it: what is taken over, what is given away, and what the other does.

import { describe, expect, test } from 'vitest';

import { PaperBuilding } from '../../support/paper-building.ts';

const A = ['A01', 'A02', 'A03'];
const B = ['B01', 'B02', 'B03'];

function site(options: Partial<ConstructorParameters<typeof PaperBuilding>[0]> = {}): PaperBuilding {
  const walk = new PaperBuilding({ hubs: [3, 3], within: A, ...options });
  share(walk, A, B);
  return walk;
}

function share(
  walk: PaperBuilding,
  own: readonly string[],
  others: readonly string[],
  news: readonly string[] = [],
): void {
  walk.feed({
    ...{ type: 'share', at: walk.clock.now() },
    share: { own: new Set(own), othersSockets: new Set(others), othersHubs: null },
    sockets: news.map((label) => walk.task(label)),
  });
}
const saysDone = ({ said }: PaperBuilding): boolean => said.some(({ say }) => say === 'done');

describe('what is taken over', () => {
  test('comes after what was one’s own, and nothing is said to be done before', () => {
    const walk = site();
    walk.test('A01');
    walk.test('A02');
    share(walk, [...A, ...B], [], B);
    walk.test('A03');
    expect(saysDone(walk)).toBe(false);
    expect(walk.view()).toMatchObject({ proposed: 'B01', upcoming: ['B02', 'B03'], remaining: 3 });
  });

  test('calls back who was done', () => {
    const walk = site();
    for (const label of A) walk.test(label);
    expect(saysDone(walk)).toBe(true);
    share(walk, [...A, 'B02'], ['B01', 'B03'], ['B02']);
    expect(walk.view()).toMatchObject({ phase: 'go-to', proposed: 'B02', remaining: 1 });
    walk.test('B02');
    expect(walk.verdict('B02')).toBe('pass');
    expect(walk.view().phase).toBe('done');
  });

  test('is left alone where the other has finished it', () => {
    const walk = site();
    walk.feed({
      ...{ type: 'share', at: walk.clock.now() },
      share: { own: new Set([...A, ...B]), othersSockets: new Set(), othersHubs: null },
      sockets: [{ ...walk.task('B01'), verdict: 'pass', place: 'measured' }, walk.task('B02')],
    });
    expect(walk.view().remaining).toBe(4);
  });
});

describe('what is given away', () => {
  test('is proposed no longer', () => {
    const walk = site();
    share(walk, ['A02', 'A03'], ['A01', ...B]);
    expect(walk.view()).toMatchObject({ proposed: 'A02', remaining: 2 });
    walk.act({ kind: 'choose', socketId: 'A01' });
    walk.act({ kind: 'back' });
    expect(walk.view().proposed).toBe('A02');
  });

  test('while the line is lost leaves the walk holding, and it goes on elsewhere', () => {
    const walk = site();
    walk.line('lost');
    share(walk, ['A02', 'A03'], ['A01', ...B]);
    expect(walk.view()).toMatchObject({ phase: 'line-lost', proposed: null });
    walk.back(5_000);
    walk.line('caught-up');
    expect(walk.view()).toMatchObject({ phase: 'go-to', proposed: 'A02' });
  });
});

describe('what the other does', () => {
  test('with a load that looks different is nobody’s news here; a stranger’s at one’s own is', () => {
    const walk = site({ testLoad: { name: 'Load' } });
    walk.plug('B02', { device: { name: 'Another load' }, watts: 30 });
    expect(walk.notes).toEqual([]);
    walk.plug('A02', { device: { name: 'Phone' }, watts: 12 });
    expect(walk.said.at(-1)).toMatchObject({ say: 'other-load' });
  });

  test('at a socket that one has finished opens it again: it is on another port now', () => {
    const walk = site();
    walk.test('A01');
    expect(walk.view().remaining).toBe(2);
    walk.feed({
      ...{ type: 'tasks', at: walk.clock.now(), ports: [] },
      sockets: [{ ...walk.task('A01'), portKey: 'p1-3', verdict: 'stale' }],
    });
    expect(walk.view().remaining).toBe(3);
  });

  test('one’s own plug at a finished socket of theirs is a surprise, not the place to begin', () => {
    const walk = site();
    walk.feed({
      ...{ type: 'tasks', at: walk.clock.now(), ports: [] },
      sockets: [{ ...walk.task('B01'), verdict: 'pass', place: 'measured' }],
    });
    walk.plug('B01');
    expect(walk.view()).toMatchObject({ phase: 'surprise', proposed: 'A01', surprise: { label: 'B01' } });
  });
});
