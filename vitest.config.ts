import { defineConfig } from 'vitest/config';

const setupFiles = ['tests/support/any-examples.ts'];

// Fast tests first: `unit` is pure, `contract` and `integration` use real sockets, files and processes.
export default defineConfig({
  test: {
    // Three files at a time: most wait for sockets and processes.
    maxWorkers: 3,
    projects: [
      // Nothing in them waits; what else runs on the machine does take time.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000, setupFiles } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 20_000, setupFiles } },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,security}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          setupFiles,
        },
      },
    ],
  },
});
