import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** Everything that needs no browser and no build: data, models, gates over source and chapters. */
export default defineConfig({
  resolve: {
    alias: {
      '@site': root,
      ...Object.fromEntries(['useBrokenLinks', 'useBaseUrl', 'Link', 'BrowserOnly'].map((name) => [`@docusaurus/${name}`, `${root}/tests/stubs/${name}.ts`])),
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    // No test measures time; a busy machine must not fail one.
    testTimeout: 60_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
