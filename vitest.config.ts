// The test runner: node tests only need Node 24; browser tests look for a Chromium themselves and say so when they skip.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Most tests wait for processes and browsers, so a core is not kept free of them.
    maxWorkers: '100%',
    reporters: ['default', './tests/helpers/closingLine.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
