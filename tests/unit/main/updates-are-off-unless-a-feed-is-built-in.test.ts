import { expect, test, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { silentLog } from '../../../electron/environment/log.ts';
import { builtInFeed, feedFor, watchUpdates } from '../../../electron/main/updates.ts';

const windows = { platform: 'win32', arch: 'x64', packed: true } as const;
const mac = { platform: 'darwin', arch: 'arm64', packed: true } as const;
const feed = 'https://updates.example/commissioner/';

test('as it is delivered there is no feed', () => {
  expect(builtInFeed).toBe('');
  expect(feedFor(builtInFeed, windows)).toBeNull();
});

test.each([
  ['Windows', windows, { url: 'https://updates.example/commissioner/win32/x64' }],
  ['macOS', mac, { url: 'https://updates.example/commissioner/darwin/arm64/RELEASES.json', serverType: 'json' }],
  ['Linux, where the packages do it', { ...windows, platform: 'linux' }, null],
  ['a checkout, which nobody installed', { ...windows, packed: false }, null],
] as const)('a feed on %s', (_where, installed, looked) => expect(feedFor(feed, installed)).toEqual(looked));

test.each(['http://updates.example/', 'file:///tmp', 'https://name:word@updates.example', 'nonsense'])(
  'the feed "%s" is not believed',
  (address) => expect(feedFor(address, windows)).toBeNull(),
);

test('a feed is looked at a minute after the start and every six hours; a failure is no business of the person’s', () => {
  const clock = new VirtualClock();
  const warn = vi.fn();
  let fails = (_error: Error): void => {};
  const updater = {
    setFeedURL: vi.fn(),
    checkForUpdates: vi.fn(),
    on: (_event: string, listener: typeof fails) => void (fails = listener),
  };
  const watch = (at: ReturnType<typeof feedFor>) =>
    watchUpdates(
      ...([at, updater, { clock, log: { ...silentLog, warn } }] as unknown as Parameters<typeof watchUpdates>),
    );
  expect(watch(null)).toBe(false);
  clock.advance(24 * 3_600_000);
  expect(updater.checkForUpdates).not.toHaveBeenCalled();

  expect(watch(feedFor(feed, windows))).toBe(true);
  expect(updater.setFeedURL).toHaveBeenCalledOnce();
  clock.advance(60_000);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(1);
  clock.advance(12 * 3_600_000);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(3);
  fails(new Error('no network'));
  expect(warn).toHaveBeenCalledOnce();
});
