import { describe, expect, it, test } from 'vitest';

import type { HubView, IssueView, SocketsView } from '../../../electron/contract/site-views.ts';
import { cameraTrouble } from '../../../renderer/src/app/camera-trouble.ts';
import { fittedSize } from '../../../renderer/src/features/issues/photo-size.ts';
import { punchList, stepped, type Wanted } from '../../../renderer/src/features/issues/punch-list.ts';
import { choicesOf, fitting, placeOf } from '../../../renderer/src/features/issues/subjects.ts';

const issue = (id: string, given: Partial<IssueView> = {}): IssueView => ({
  id,
  on: null,
  subject: '',
  text: `Issue ${id}`,
  state: 'open',
  openedAt: 0,
  author: 'Åsa',
  comments: [],
  photos: [],
  ...given,
});
const issues = [
  issue('a', { on: { kind: 'socket', id: 's' }, subject: 'L2-014' }),
  issue('b', { comments: [{ at: 1, author: 'Bo', text: 'Cover ORDERED' }] }),
  issue('c', { state: 'closed', on: { kind: 'hub', id: 'h' }, subject: 'Ceiling' }),
];
const silentHubs = [{ hubId: 'h', name: 'Ceiling', hwId: 'h24_x', sockets: 3 }];
const shown = (wanted: Partial<Wanted>): string[] =>
  punchList({ issues, silentHubs }, { state: 'open', subject: 'any', text: '', ...wanted }).map(({ id }) => id);

describe('the punch list', () => {
  it.each<[Partial<Wanted>, string[]]>([
    [{}, ['silent/h', 'a', 'b']],
    [{ state: 'closed' }, ['c']],
    [{ state: 'all' }, ['silent/h', 'a', 'b', 'c']],
    [{ state: 'all', subject: 'hub' }, ['silent/h', 'c']],
    [{ subject: 'socket' }, ['a']],
    [{ subject: 'none' }, ['b']],
    [{ text: ' ordered ' }, ['b']],
    [{ text: 'l2-' }, ['a']],
    [{ text: 'h24' }, ['silent/h']],
    [{ state: 'all', text: 'åsa' }, ['a', 'b', 'c']],
    [{ text: 'nothing of the kind' }, []],
  ])('for %j', (wanted, ids) => {
    expect(shown(wanted)).toEqual(ids);
  });

  it.each([
    [null, 'ArrowDown', 'silent/h'],
    ['silent/h', 'ArrowDown', 'a'],
    ['b', 'ArrowDown', 'b'],
    ['silent/h', 'ArrowUp', 'silent/h'],
    ['b', 'PageUp', 'silent/h'],
    ['a', 'End', 'b'],
    ['b', 'Home', 'silent/h'],
    ['a', 'x', 'a'],
    ['gone', 'ArrowDown', 'silent/h'],
  ])('from %s by %s', (chosen, key, to) => {
    expect(stepped(punchList({ issues, silentHubs }, { state: 'open', subject: 'any', text: '' }), chosen, key)).toBe(
      to,
    );
  });

  it('that is empty leads nowhere', () => expect(stepped([], null, 'End')).toBeNull());
});

describe('what an issue is on', () => {
  const sockets = { ids: ['s1', 's2'], labels: ['L2-01', 'L2-014'] } as Partial<SocketsView> as SocketsView;
  const hubs = [{ id: 'h', name: 'h24_x', hwId: 'h24_x' } as Partial<HubView> as HubView];
  const site = { view: null, sockets, hubs };

  it('is found by what is typed, the same text first', () => {
    const choices = ['L2-014', 'L2-01', 'A-L2-01'].map((text) => ({ id: text, text }));
    expect(fitting(choices, 'l2-01').map(({ text }) => text)).toEqual(['L2-01', 'L2-014', 'A-L2-01']);
    expect(fitting(choices, '', 2)).toHaveLength(2);
    expect(fitting(choices, 'q')).toEqual([]);
  });

  it('is offered by kind', () => {
    expect(choicesOf('socket', site)).toContainEqual({ id: 's2', text: 'L2-014' });
    expect(choicesOf('hub', site)).toEqual([{ id: 'h', text: 'h24_x' }]);
    expect(choicesOf('plan', site)).toEqual([]);
  });

  it('leads to where it is shown, if it is still there', () => {
    expect(placeOf({ kind: 'socket', id: 's2' }, site)).toEqual({ path: '/plan', query: { label: 'L2-014' } });
    expect(placeOf({ kind: 'hub', id: 'h' }, site)).toEqual({ path: '/hubs', query: { serial: 'h24_x' } });
    expect(placeOf({ kind: 'plan', id: 'p' }, site)).toEqual({ path: '/plan', query: { plan: 'p' } });
    expect(placeOf({ kind: 'socket', id: 'gone' }, site)).toBeNull();
    expect(placeOf({ kind: 'hub', id: 'gone' }, site)).toBeNull();
  });
});

test('a photo keeps its shape and no side is longer than 2,000', () => {
  expect(fittedSize({ width: 8_000, height: 6_000 })).toEqual({ width: 2_000, height: 1_500 });
  expect(fittedSize({ width: 600, height: 4_000 })).toEqual({ width: 300, height: 2_000 });
  expect(fittedSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  expect(fittedSize({ width: 100_000, height: 1 })).toEqual({ width: 2_000, height: 1 });
});

test('a camera that cannot be had is told by why', () => {
  const named = (name: string): Error => Object.assign(new Error(), { name });
  expect(cameraTrouble(named('NotAllowedError'))).toBe('refused');
  expect(cameraTrouble(named('NotFoundError'))).toBe('absent');
  expect(cameraTrouble(named('NotReadableError'))).toBe('busy');
  expect(cameraTrouble('strange')).toBe('busy');
});
