import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,mocks,tools}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tools/repeatable.ts'],
    testTimeout: 20_000,
    maxWorkers: '100%',
  },
});
