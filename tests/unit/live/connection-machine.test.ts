import { describe, expect, test } from 'vitest';
import {
  stepConnection,
  type ConnectionEffect,
  type ConnectionInput,
  type ConnectionState,
} from '../../../electron/live/connection-machine.ts';

const failure = { code: 'live.lost', params: { host: 'h' } } as const;

const states = {
  idle: { name: 'idle' },
  preparing: { name: 'preparing', link: 3, attempt: 1 },
  opening: { name: 'opening', link: 3, attempt: 1 },
  subscribing: { name: 'subscribing', link: 3, attempt: 1 },
  online: { name: 'online', link: 3, newest: 4, attempt: 1, tries: 1 },
  'renewing, preparing': { name: 'renewing', link: 3, next: 5, step: 'preparing', tries: 1 },
  'renewing, opening': { name: 'renewing', link: 3, next: 5, step: 'opening', tries: 1 },
  'renewing, subscribing': { name: 'renewing', link: 3, next: 5, step: 'subscribing', tries: 1 },
  waiting: { name: 'waiting', link: 3, attempt: 2 },
  stopped: { name: 'stopped' },
} as const satisfies Record<string, ConnectionState>;

const inputs = {
  start: { type: 'start' },
  'prepared, this link': { type: 'prepared', link: 3 },
  'prepared, the next link': { type: 'prepared', link: 5 },
  'opened, this link': { type: 'opened', link: 3 },
  'opened, the next link': { type: 'opened', link: 5 },
  'subscribed, this link': { type: 'subscribed', link: 3 },
  'subscribed, the next link': { type: 'subscribed', link: 5 },
  'ended, this link': { type: 'ended', link: 3, failure },
  'ended, the next link': { type: 'ended', link: 5, failure },
  'ended, a link of the past': { type: 'ended', link: 1, failure },
  retry: { type: 'retry' },
  steady: { type: 'steady' },
  renew: { type: 'renew' },
  stop: { type: 'stop' },
} as const satisfies Record<string, ConnectionInput>;

type StateName = keyof typeof states;
type InputName = keyof typeof inputs;

interface Row {
  readonly from: StateName;
  readonly on: InputName;
  readonly to: ConnectionState;
  readonly effects: readonly ConnectionEffect['do'][];
}

const rows: readonly Row[] = [
  { from: 'idle', on: 'start', to: { name: 'preparing', link: 1, attempt: 0 }, effects: ['prepare'] },
  { from: 'idle', on: 'stop', to: { name: 'stopped' }, effects: [] },

  { from: 'preparing', on: 'prepared, this link', to: { name: 'opening', link: 3, attempt: 1 }, effects: ['open'] },
  {
    from: 'preparing',
    on: 'ended, this link',
    to: { name: 'waiting', link: 3, attempt: 2 },
    effects: ['close', 'tell-failed', 'retry-later'],
  },
  { from: 'preparing', on: 'stop', to: { name: 'stopped' }, effects: ['close'] },

  {
    from: 'opening',
    on: 'opened, this link',
    to: { name: 'subscribing', link: 3, attempt: 1 },
    effects: ['subscribe'],
  },
  {
    from: 'opening',
    on: 'ended, this link',
    to: { name: 'waiting', link: 3, attempt: 2 },
    effects: ['close', 'tell-failed', 'retry-later'],
  },
  { from: 'opening', on: 'stop', to: { name: 'stopped' }, effects: ['close'] },

  {
    from: 'subscribing',
    on: 'subscribed, this link',
    to: { name: 'online', link: 3, newest: 3, attempt: 1, tries: 0 },
    effects: ['tell-up', 'renew-later'],
  },
  {
    from: 'subscribing',
    on: 'ended, this link',
    to: { name: 'waiting', link: 3, attempt: 2 },
    effects: ['close', 'tell-failed', 'retry-later'],
  },
  { from: 'subscribing', on: 'stop', to: { name: 'stopped' }, effects: ['close'] },

  {
    from: 'online',
    on: 'ended, this link',
    to: { name: 'waiting', link: 4, attempt: 2 },
    effects: ['close', 'tell-down', 'retry-later'],
  },
  { from: 'online', on: 'steady', to: { name: 'online', link: 3, newest: 4, attempt: 0, tries: 1 }, effects: [] },
  {
    from: 'online',
    on: 'renew',
    to: { name: 'renewing', link: 3, next: 5, step: 'preparing', tries: 1 },
    effects: ['prepare'],
  },
  { from: 'online', on: 'stop', to: { name: 'stopped' }, effects: ['close'] },

  {
    from: 'renewing, preparing',
    on: 'prepared, the next link',
    to: { name: 'renewing', link: 3, next: 5, step: 'opening', tries: 1 },
    effects: ['open'],
  },
  {
    from: 'renewing, opening',
    on: 'opened, the next link',
    to: { name: 'renewing', link: 3, next: 5, step: 'subscribing', tries: 1 },
    effects: ['subscribe'],
  },
  {
    from: 'renewing, subscribing',
    on: 'subscribed, the next link',
    to: { name: 'online', link: 5, newest: 5, attempt: 0, tries: 0 },
    effects: ['retire', 'renew-later'],
  },
  ...(['preparing', 'opening', 'subscribing'] as const).flatMap((step): Row[] => [
    {
      from: `renewing, ${step}`,
      on: 'ended, the next link',
      to: { name: 'online', link: 3, newest: 5, attempt: 0, tries: 2 },
      effects: ['close', 'tell-failed', 'renew-later'],
    },
    {
      from: `renewing, ${step}`,
      on: 'ended, this link',
      to: { name: step, link: 5, attempt: 0 },
      effects: ['close', 'tell-down'],
    },
    { from: `renewing, ${step}`, on: 'stop', to: { name: 'stopped' }, effects: ['close', 'close'] },
  ]),

  { from: 'waiting', on: 'retry', to: { name: 'preparing', link: 4, attempt: 2 }, effects: ['prepare'] },
  { from: 'waiting', on: 'stop', to: { name: 'stopped' }, effects: [] },
  { from: 'stopped', on: 'stop', to: { name: 'stopped' }, effects: [] },
];

/** What says nothing in a state, named one by one, so that a pair in no row fails. */
const nothing: Readonly<Record<StateName, readonly InputName[]>> = {
  idle: [
    'prepared, this link',
    'prepared, the next link',
    'opened, this link',
    'opened, the next link',
    'subscribed, this link',
    'subscribed, the next link',
    'ended, this link',
    'ended, the next link',
    'ended, a link of the past',
    'retry',
    'steady',
    'renew',
  ],
  preparing: connecting('prepared, this link'),
  opening: connecting('opened, this link'),
  subscribing: connecting('subscribed, this link'),
  online: [
    'start',
    'prepared, this link',
    'prepared, the next link',
    'opened, this link',
    'opened, the next link',
    'subscribed, this link',
    'subscribed, the next link',
    'ended, the next link',
    'ended, a link of the past',
    'retry',
  ],
  'renewing, preparing': renewing('prepared, the next link'),
  'renewing, opening': renewing('opened, the next link'),
  'renewing, subscribing': renewing('subscribed, the next link'),
  waiting: everythingBut('retry', 'stop'),
  stopped: everythingBut('stop'),
};

function connecting(step: InputName): readonly InputName[] {
  return everythingBut(step, 'ended, this link', 'stop');
}
function renewing(step: InputName): readonly InputName[] {
  return everythingBut(step, 'ended, this link', 'ended, the next link', 'stop');
}
function everythingBut(...some: readonly InputName[]): readonly InputName[] {
  return (Object.keys(inputs) as InputName[]).filter((name) => !some.includes(name));
}

describe('what changes', () => {
  for (const { from, on, to, effects } of rows)
    test(`${from}: ${on} → ${to.name}${effects.length > 0 ? `, ${effects.join(', ')}` : ''}`, () => {
      const stepped = stepConnection(states[from], inputs[on]);
      expect(stepped.state).toEqual(to);
      expect(stepped.effects.map((effect) => effect.do)).toEqual(effects);
    });
});

describe('what does nothing', () => {
  for (const from of Object.keys(states) as StateName[])
    for (const on of nothing[from])
      test(`${from}: ${on}`, () => {
        expect(stepConnection(states[from], inputs[on])).toEqual({ state: states[from], effects: [] });
      });
});

test('every state with every input is in a row, once', () => {
  const pairs = [
    ...rows.map(({ from, on }) => `${from}: ${on}`),
    ...Object.entries(nothing).flatMap(([from, ons]) => ons.map((on) => `${from}: ${on}`)),
  ];
  const all = Object.keys(states).flatMap((from) => Object.keys(inputs).map((on) => `${from}: ${on}`));
  expect(pairs.sort()).toEqual(all.sort());
});

test('a line that comes and goes does not back off for long', () => {
  const flapping = { ...states.online, attempt: 9 };
  const stepped = stepConnection(flapping, inputs['ended, this link']);
  expect(stepped.effects.at(-1)).toEqual({ do: 'retry-later', attempt: 4, failure });
});

test('a renewal that failed never gives its number to another link', () => {
  const renewed = stepConnection(states.online, inputs.renew).state;
  const back = stepConnection(renewed, inputs['ended, the next link']).state;
  expect(stepConnection(back, inputs.renew).effects).toEqual([{ do: 'prepare', link: 6 }]);
});
