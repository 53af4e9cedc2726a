// A shell for tests: everything in memory, files named by the test, the real clock and network.

import { secretsInMemory } from '../../electron/application/secrets-in-memory.ts';
import { nothingKept, type ApplicationShell, type KeptData } from '../../electron/application/shell.ts';
import { done } from '../../electron/domain/failures.ts';
import { systemOutside } from '../../electron/environment/outside.ts';

export function testShell(given: Partial<ApplicationShell> = {}): ApplicationShell {
  const kept: KeptData = nothingKept();
  return {
    kind: 'browser',
    outside: systemOutside(),
    writer: { author: 'Test', station: 'station-1' },
    name: 'Commissioner',
    version: '0.0.0',
    kept: {
      get: (key) => kept[key],
      set: (key, value) => void (kept[key] = value),
    },
    secrets: secretsInMemory(),
    desk: {
      dialogs: false,
      newSite: () => Promise.resolve(done(null)),
      chooseSite: () => Promise.resolve(done(null)),
      chooseFolder: () => Promise.resolve(done(null)),
      takeSite: () => Promise.reject(new Error('this test takes no site')),
    },
    ...given,
  };
}
