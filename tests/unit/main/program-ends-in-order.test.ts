import { expect, test, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { orderlyShutdown, quitWithTheSystem } from '../../../electron/main/shutdown.ts';
import { watchPower } from '../../../electron/main/power.ts';

const asked = () => ({ preventDefault: vi.fn() });

test('the application ends its work first, then the program goes', async () => {
  const quit = vi.fn();
  let closed = (): void => {};
  const closing = new Promise<void>((resolve) => (closed = resolve));
  const beforeQuit = orderlyShutdown(() => closing, quit, new VirtualClock());
  const first = asked();
  beforeQuit(first);
  expect(first.preventDefault).toHaveBeenCalledOnce();
  const impatient = asked();
  beforeQuit(impatient);
  expect(impatient.preventDefault).toHaveBeenCalledOnce();
  expect(quit).not.toHaveBeenCalled();
  closed();
  await closing;
  await Promise.resolve();
  expect(quit).toHaveBeenCalledOnce();
  const last = asked();
  beforeQuit(last);
  expect(last.preventDefault).not.toHaveBeenCalled();
});

test('it goes also when the work does not end', () => {
  const [quit, clock] = [vi.fn(), new VirtualClock()];
  orderlyShutdown(() => new Promise(() => {}), quit, clock)(asked());
  clock.advance(5_999);
  expect(quit).not.toHaveBeenCalled();
  clock.advance(1);
  expect(quit).toHaveBeenCalledOnce();
});

test('the system waits for the program when it shuts down', () => {
  let shutdown = (_event: object): void => {};
  const monitor = { on: (_event: string, listener: typeof shutdown) => void (shutdown = listener) };
  const quit = vi.fn();
  quitWithTheSystem(...([monitor, quit] as unknown as Parameters<typeof quitWithTheSystem>));
  const event = asked();
  shutdown(event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(quit).toHaveBeenCalledOnce();
});

test('the computer stays awake while a verification runs, and the line is looked after when it wakes', () => {
  let changed = (): void => {};
  let woken = (): void => {};
  const application = {
    walks: { runs: [] as object[] },
    online: { wake: vi.fn() },
    onChange: (listener: () => void) => ((changed = listener), () => {}),
  };
  const blocker = { start: vi.fn(() => 7), stop: vi.fn() };
  const monitor = { on: (_event: string, listener: () => void) => void (woken = listener) };
  watchPower(...([application, blocker, monitor] as unknown as Parameters<typeof watchPower>));
  changed();
  expect(blocker.start).not.toHaveBeenCalled();
  application.walks.runs = [{}];
  changed();
  changed();
  expect(blocker.start).toHaveBeenCalledOnce();
  application.walks.runs = [];
  changed();
  expect(blocker.stop).toHaveBeenCalledWith(7);
  woken();
  expect(application.online.wake).toHaveBeenCalledOnce();
});
