import { defineConfig } from '@playwright/test';

// The kit serves the console that is packed with it; `use.baseURL` would choose another.
const executablePath = process.env['CHROMIUM_PATH'];
const launchOptions =
  executablePath === undefined ? {} : { executablePath, args: ['--no-sandbox', '--disable-gpu'] };

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: { launchOptions, contextOptions: { reducedMotion: 'reduce' } },
});
