import { describe, expect, it } from 'vitest';

import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import { templateNames, templates } from '../../../electron/domain/procedure-templates.ts';
import {
  changesAgainst,
  impossible,
  measurable,
  moved,
  withLimit,
  without,
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

describe('a template', () => {
  it.each(templateNames)('%s can be saved as it is', (name) => {
    const { checks, ...rest } = templates[name];
    expect(impossible({ checks, ...rest })).toBeNull();
    expect(checks[0]).toBe('plug');
    expect(checks.slice(1).filter((check) => !measurable.some((known) => known === check))).toEqual([]);
  });
  it('that is saved again takes the place of the one of its name', () => {
    expect(without([{ name: 'a' }, { name: 'b' }], 'a')).toEqual([{ name: 'b' }]);
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
