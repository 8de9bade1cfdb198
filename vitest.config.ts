// The test runner: node tests only need Node 24; browser tests look for a Chromium themselves and say so when they skip.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Processes that tests start keep what the compiler made of each source, and the next one starts in half of the processor's time.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '.cache/compiled');

const browserTests = 'tests/e2e/**/*.test.ts';
const coreTests = ['tests/core/**/*.test.ts'];
const labTests = ['tests/docs/**/*.test.ts', 'tests/lab/**/*.test.ts'];
const pageTests = ['tests/renderer/**/*.test.ts'];

/** For tests that keep nothing between two files: modules are loaded once a worker, which is up to two thirds of the processor's time. */
const together = { maxWorkers: '100%', isolate: false, sequence: { groupOrder: 0 } } as const;

export default defineConfig({
  test: {
    reporters: ['default', './tests/helpers/closingLine.ts'],
    globalSetup: 'tests/helpers/builtProgram.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'core', include: coreTests, ...together } },
      { extends: true, test: { name: 'lab', include: labTests, ...together } },
      // Apart from the others, which must not find what these give out as a browser.
      { extends: true, test: { name: 'page', include: pageTests, ...together } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.ts'],
          exclude: [browserTests, ...coreTests, ...labTests, ...pageTests],
          // Most of them wait for other processes, so a core is not kept free.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // They play music by the clock: when the others are done, and no more than two at a time. No file is so long that it ends alone.
        test: {
          name: 'window',
          include: [browserTests],
          globalSetup: 'tests/e2e/prepared.ts',
          maxWorkers: 2,
          // A browser on a busy machine; what passes only a later time is told as such.
          retry: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
