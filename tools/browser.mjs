// Finds a Chromium for the browser tests, and brings one when there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { root } from './packages.mjs';

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} name @returns {string | undefined} */
const onPath = (name) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);

/** Playwright's own download, if it is there. */
function playwrightsOwn() {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined; // no build of Playwright's for this platform
  }
}

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Path of a usable Chromium: CHROMIUM_PATH, Playwright's own, then the system's. Undefined
 * when there is none.
 */
export function findBrowser() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return chosen;
  return (
    playwrightsOwn() ??
    names.map(onPath).find((path) => path !== undefined) ??
    (existsSync(macChrome) ? macChrome : undefined)
  );
}

/** @param {string} command @param {string[]} args */
const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * As `findBrowser`; when there is none, asks the system's package manager (as root), then
 * Playwright's download. Throws when both fail.
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  const apt = onPath('apt-get');
  if (process.getuid?.() === 0 && apt !== undefined) {
    console.log('Installing Chromium with apt-get …');
    run(apt, ['update', '-qq']);
    // The shell has no window to draw and never slows a tab down that is not in front: the tests
    // take a third less time.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (!run(apt, ['install', '-y', '-qq', '--no-install-recommends', name, 'fonts-liberation']))
        continue;
      const installed = findBrowser();
      if (installed !== undefined) return installed;
    }
  }
  console.log('Downloading Chromium with Playwright …');
  run(process.execPath, [
    join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    'install',
    'chromium',
  ]);
  const downloaded = findBrowser();
  if (downloaded === undefined)
    throw new Error('No Chromium was found and none could be installed. Set CHROMIUM_PATH to one.');
  return downloaded;
}

/** Flags for a quiet browser that talks to nobody; the sandbox cannot run as root. */
export const launchArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(ensureBrowser());
