import { defineConfig } from '@playwright/test';
import { findBrowser, launchArgs } from '#tools/browser.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4319);
/**
 * A server that already runs (a development server, a deployed console) instead of a
 * build of our own.
 */
const running = process.env['E2E_BASE_URL'];
const baseURL = running ?? `http://localhost:${port}${process.env['APP_BASE'] ?? '/'}`;
const executablePath = findBrowser();

/**
 * A build under a path of its own, as it stands on a host that serves other things too; with the
 * page of components.
 */
const subPath = { base: '/console/', outDir: 'dist-sub-path', port: port + 1 };
const subPathURL = `http://localhost:${subPath.port}${subPath.base}`;

/** What a path of its own makes different: where a worker is, and what it is in charge of. */
const underPath = /worker that the browser stops in every step/;

const preview = (at: number, outDir: string) =>
  `npx vite preview --port ${at} --strictPort --outDir ${outDir} --logLevel warn`;
const build = (outDir: string) => `npx vite build --outDir ${outDir} --logLevel warn`;
const server = (command: string, url: string, env: Record<string, string> = {}) => ({
  command,
  cwd: '..',
  url,
  env,
  reuseExistingServer: false,
  timeout: 180_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2_000 },
});

/** `npm test` has built already; by itself this makes its own build. */
const ownServer = server(
  process.env['E2E_BUILT'] === '1'
    ? preview(port, 'dist')
    : `${build('dist')} && ${preview(port, 'dist')}`,
  baseURL,
);
const subPathServer = server(
  `${build(subPath.outDir)} && ${preview(subPath.port, subPath.outDir)}`,
  subPathURL,
  { APP_BASE: subPath.base, UI_PAGE: '1' },
);

export default defineConfig({
  testDir: '.',
  testMatch: /\.e2e\.ts$/,
  snapshotPathTemplate: '{testDir}/pictures/{platform}/{arg}{ext}',
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
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: launchArgs,
    },
  },
  projects: [
    // Each way of the long walk once: in the page here, through a worker under a path.
    {
      name: 'chromium',
      testIgnore: /gallery/,
      ...(running === undefined && { grepInvert: underPath }),
    },
    ...(running === undefined
      ? [
          {
            name: 'sub-path',
            testMatch: /flexuslProcedure|gallery/,
            grep: [underPath, /component/],
            use: { baseURL: subPathURL },
          },
        ]
      : []),
  ],
  ...(running === undefined ? { webServer: [ownServer, subPathServer] } : {}),
});
