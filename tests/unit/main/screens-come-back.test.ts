// What happens when the page's process dies, and when anything else goes wrong that nobody expected.

import { expect, test, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { silentLog } from '../../../electron/environment/log.ts';
import { watchDefects } from '../../../electron/main/defects.ts';
import { reloadAfterCrash } from '../../../electron/main/page-crash.ts';

function page() {
  const clock = new VirtualClock();
  const [tell, reload] = [vi.fn(), vi.fn()];
  let dies = (_event: object, _details: { reason: string; exitCode: number }): void => {};
  let destroyed = false;
  const contents = {
    on: (_event: string, listener: typeof dies) => void (dies = listener),
    reload,
    isDestroyed: () => destroyed,
  };
  reloadAfterCrash(...([contents, { clock, log: silentLog, tell }] as unknown as Parameters<typeof reloadAfterCrash>));
  return {
    clock,
    tell,
    reload,
    die: (reason = 'crashed') => (dies({}, { reason, exitCode: 5 }), clock.advance(0)),
    closeAndDie: () => (dies({}, { reason: 'crashed', exitCode: 5 }), (destroyed = true), clock.advance(0)),
  };
}

test('screens that die are loaded again, and that is told', () => {
  const { die, reload, tell } = page();
  die();
  expect(reload).toHaveBeenCalledOnce();
  expect(tell.mock.calls).toEqual([[{ code: 'shell.page-died', params: {} }]]);
});

test('told once where they die twice; the third time in a minute they are left', () => {
  const { die, reload, tell } = page();
  for (let death = 0; death < 3; death += 1) die();
  expect(reload).toHaveBeenCalledTimes(2);
  expect(tell.mock.calls.map(([failure]: { code: string }[]) => failure?.code)).toEqual([
    'shell.page-died',
    'shell.page-keeps-dying',
  ]);
});

test('a death now and then is no illness', () => {
  const { clock, die, reload } = page();
  for (let death = 0; death < 5; death += 1) {
    die();
    clock.advance(60_000);
  }
  expect(reload).toHaveBeenCalledTimes(5);
});

test('a page that ended in order, or whose window is gone, is not loaded again', () => {
  const [ended, gone] = [page(), page()];
  ended.die('clean-exit');
  gone.closeAndDie();
  expect(ended.reload).not.toHaveBeenCalled();
  expect(ended.tell).not.toHaveBeenCalled();
  expect(gone.reload).not.toHaveBeenCalled();
});

test('a defect is logged each time and told once', () => {
  const caught = new Map<string, (error: unknown) => void>();
  const [error, tell] = [vi.fn(), vi.fn()];
  const program = { on: (event: string, listener: (error: unknown) => void) => void caught.set(event, listener) };
  watchDefects(program as unknown as NodeJS.Process, { ...silentLog, error }, tell);
  caught.get('uncaughtException')?.(new Error('one'));
  caught.get('unhandledRejection')?.('two');
  expect(error.mock.calls.map(([context]: { error: string }[]) => context?.error.split('\n')[0])).toEqual([
    'Error: one',
    'two',
  ]);
  expect(tell.mock.calls).toEqual([[{ code: 'shell.defect', params: {} }]]);
});
