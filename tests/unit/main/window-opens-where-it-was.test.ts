import { expect, test } from 'vitest';

import { placeOnScreen } from '../../../electron/main/window-place.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const beside = { x: 1366, y: -200, width: 1920, height: 1040 };
const place = { x: 100, y: 50, width: 1200, height: 700, maximized: false };

test.each([
  ['on the only screen', place, [laptop], true],
  ['on a second screen', { ...place, x: 1500 }, [laptop, beside], true],
  ['on a screen that is gone', { ...place, x: 1500 }, [laptop], false],
  ['with its title bar above every screen', { ...place, y: -400 }, [laptop], false],
  ['with only a sliver to take hold of', { ...place, x: 1300 }, [laptop], false],
  ['half out, but within reach', { ...place, x: 1200 }, [laptop], true],
  ['without a size', { ...place, width: 0 }, [laptop], false],
])('a window last seen %s', (_where, kept, screens, opensThere) => {
  expect(placeOnScreen(kept, screens)).toEqual(opensThere ? kept : null);
});

test('a window never seen opens at the default place', () => {
  expect(placeOnScreen(null, [laptop])).toBeNull();
});
