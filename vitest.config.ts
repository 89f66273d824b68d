import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,mocks,tools}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tools/repeatable.ts'],
    // Generous: a machine that is busy makes nothing wrong.
    testTimeout: 90_000,
    maxWorkers: '100%',
  },
});
