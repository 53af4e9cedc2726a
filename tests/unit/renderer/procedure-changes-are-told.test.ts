import { describe, expect, it } from 'vitest';

import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import {
  changesAgainst,
  impossible,
  moved,
  withLimit,
} from '../../../renderer/src/features/settings/procedure-fields.ts';

describe('what is changed against what the site keeps', () => {
  const power = withLimit(defaultProcedure.power, 'min', 7);
  it('is only what differs', () => {
    expect(changesAgainst(defaultProcedure, { power, holdMs: 800, checks: ['plug', 'power'] })).toEqual({ power });
  });
  it('is nothing once it was changed back, in whatever order', () => {
    const back = withLimit(withLimit(power, 'min', null), 'min', 5);
    expect(changesAgainst(defaultProcedure, { power: back })).toEqual({});
  });
  it('sees another order of checks', () => {
    expect(changesAgainst(defaultProcedure, { checks: ['power', 'plug'] })).toHaveProperty('checks');
  });
});

describe('a limit', () => {
  it('that was left empty is none', () => {
    expect(withLimit({ min: 1, max: 2, mayBeUnreported: true }, 'max', null)).toEqual({
      min: 1,
      mayBeUnreported: true,
    });
  });
  it('must leave room between its ends', () => {
    const power = withLimit(defaultProcedure.power, 'min', 240);
    expect(impossible({ ...defaultProcedure, power })).toBe('power');
    expect(impossible(defaultProcedure)).toBeNull();
  });
});

describe('checks', () => {
  it.each([
    ['voltage', -1, ['voltage', 'power', 'sensor']],
    ['voltage', 1, ['power', 'sensor', 'voltage']],
    ['power', -1, ['power', 'voltage', 'sensor']],
    ['sensor', 1, ['power', 'voltage', 'sensor']],
    ['blink', 1, ['power', 'voltage', 'sensor']],
  ] as const)('%s by %i', (check, by, then) => expect(moved(['power', 'voltage', 'sensor'], check, by)).toEqual(then));
});
