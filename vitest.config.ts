import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'playground/src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Each file in its own process: native modules (sharp, onnxruntime) dislike being loaded by several threads.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
