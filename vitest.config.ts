// The test runner: node tests only need Node 24; browser tests look for a Chromium themselves and say so when they skip.
import { defineConfig } from 'vitest/config';

const browserTests = 'tests/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', './tests/helpers/closingLine.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.ts'],
          exclude: [browserTests],
          // Most of them wait for other processes, so a core is not kept free.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // They play music by the clock: one at a time, when the others are done.
        test: {
          name: 'window',
          include: [browserTests],
          maxWorkers: 1,
          // A browser on a busy machine; what passes only the second time is told as such.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
