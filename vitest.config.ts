import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,mocks,tools}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 20_000,
  },
});
