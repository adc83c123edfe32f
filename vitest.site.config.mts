import { defineConfig } from 'vitest/config';

/** The built site in a real browser. Needs `npm run build:all` first. */
export default defineConfig({
  test: {
    include: ['tests/site/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['tests/site/globalSetup.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
