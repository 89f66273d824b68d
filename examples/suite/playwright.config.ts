import { defineConfig } from '@playwright/test';

// The kit serves the console that is packed with it; `use.baseURL` would choose another.
const executablePath = process.env['CHROMIUM_PATH'];
const launchOptions =
  executablePath === undefined ? {} : { executablePath, args: ['--no-sandbox', '--disable-gpu'] };

// An installed Firefox, as far as Playwright can drive it: it asks for a build of its own.
const firefoxPath = process.env['FIREFOX_PATH'];
const firefox =
  firefoxPath === undefined
    ? []
    : [
        {
          name: 'firefox',
          use: { browserName: 'firefox' as const, launchOptions: { executablePath: firefoxPath } },
        },
      ];

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  projects: [{ name: 'chromium' }, ...firefox],
  use: { launchOptions, contextOptions: { reducedMotion: 'reduce' } },
});
