import { describe, expect, test } from 'vitest';
import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import { operatedLive } from '../../../electron/domain/dialects/operated-live.ts';
import type { PortAction } from '../../../electron/domain/reading.ts';
import { compileActions } from '../../../electron/live/action-template.ts';
import { compileTopics } from '../../../electron/live/topics.ts';

const port = { portKey: 'P', companyId: 'C', locationId: 'L', hubId: 'H', spaceId: 'S' };
const { spaceId: _none, ...withoutSpace } = port;

describe('documented', () => {
  const topics = compileTopics(documentedLive.topics);
  const payload = compileActions(documentedLive.actions);
  test('the leading slash is part of the topic', () => expect(topics.updates(port)).toEqual(['/ports/C/L/H/P']));
  test('filters get coarser', () =>
    expect((['port', 'shared', 'location'] as const).map((depth) => topics.filter(port, depth))).toEqual([
      '/ports/C/L/H/P',
      '/ports/C/L/H/#',
      '/ports/C/L/#',
    ]));
  test('the action of the documentation', () => {
    expect(topics.action(port)).toBe('/action/C/L/H/P');
    const result = payload(port, { kind: 'lamp', level: 10 });
    expect(result.ok && JSON.parse(result.value)).toEqual({
      id: 'P',
      data: { portId: 'P', device: { lamp: { level: 10 } } },
    });
  });
  test('asking for more is no documented action', () =>
    expect(payload(port, { kind: 'report-often', seconds: 60 })).toMatchObject({
      failure: { code: 'live.no-such-action' },
    }));
});

describe('operated', () => {
  const topics = compileTopics(operatedLive.topics);
  const payload = compileActions(operatedLive.actions);
  test('data and stream', () => expect(topics.updates(port)).toEqual(['p/C/L/S/P/data', 'p/C/L/S/P/stream']));
  test('filters never hear actions', () =>
    expect((['port', 'shared', 'location'] as const).map((depth) => topics.filter(port, depth))).toEqual([
      'p/C/L/S/P/data',
      'p/C/L/S/+/data',
      'p/C/L/+/+/data',
    ]));
  test('a port outside any space is in its location’s', () =>
    expect(topics.action(withoutSpace)).toBe('p/C/L/L/P/in/action'));
  const actions: readonly [PortAction, unknown][] = [
    [{ kind: 'lamp', level: 0 }, { lamp: { level: 0 } }],
    [{ kind: 'fan', target: 50 }, { fan: { target1: 50 } }],
    [{ kind: 'report-often', seconds: 60 }, { duration: 60 }],
  ];
  for (const [action, expected] of actions)
    test(`${action.kind}`, () => {
      const result = payload(port, action);
      expect(result.ok && JSON.parse(result.value)).toEqual(expected);
    });
});

test('an id with braces is text, not a name', () => {
  const hostile = { ...port, portKey: '{level}', hubId: '$&' };
  const result = compileActions(documentedLive.actions)(hostile, { kind: 'lamp', level: 3 });
  expect(result.ok && JSON.parse(result.value)).toEqual({
    id: '{level}',
    data: { portId: '{level}', device: { lamp: { level: 3 } } },
  });
  expect(compileTopics(documentedLive.topics).action(hostile)).toBe('/action/C/L/$&/{level}');
});
