// The test runner: node tests only need Node 24; browser tests look for a Chromium themselves and say so when they skip.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/helpers/closingLine.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
