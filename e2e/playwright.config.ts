import { defineConfig } from '@playwright/test';
import { findBrowser, launchArgs } from '#tools/browser.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4319);
/** A server that already runs (a development server, a deployed console) instead of a build of our own. */
const running = process.env['E2E_BASE_URL'];
const baseURL = running ?? `http://localhost:${port}${process.env['APP_BASE'] ?? '/'}`;
const executablePath = findBrowser();

const preview = `npx vite preview --port ${port} --strictPort --logLevel warn`;
/** `npm test` has built already; by itself this makes its own build. */
const command = process.env['E2E_BUILT'] === '1' ? preview : `npx vite build --logLevel warn && ${preview}`;

export default defineConfig({
  testDir: '.',
  testMatch: /\.e2e\.ts$/,
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: Number(process.env['E2E_WORKERS'] ?? 2),
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Nobody waits for a dialog's movement.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: launchArgs },
  },
  projects: [{ name: 'chromium' }],
  ...(running === undefined ? { webServer: { command, cwd: '..', url: baseURL, reuseExistingServer: false, timeout: 180_000, gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2_000 } } } : {}),
});
