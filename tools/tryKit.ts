// Packs the kit, installs it into a copy of examples/suite outside the project, and runs that suite
// as somebody else would: his types, two workers, the console that came with the kit.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { packKit } from './kit.ts';
import { root } from './packages.mjs';

/** Version of a package of this project, so that the same one comes out of npm's cache. */
function versionOf(name: string): string {
  const file = join(root, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** A copy of the example with the packed kit installed; the folder. */
function install(packed: string): string {
  const suite = mkdtempSync(join(tmpdir(), 'suite-'));
  cpSync(join(root, 'examples', 'suite'), suite, { recursive: true });
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  const peers = ['@playwright/test', '@types/node'].map((name) => `${name}@${versionOf(name)}`);
  execFileSync('npm', ['install', ...quiet, packed, ...peers], {
    cwd: suite,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return suite;
}

/** An installed Firefox: `FIREFOX_PATH`, or one on the path. */
function findFirefox(): string | undefined {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen !== undefined && chosen !== '') return chosen;
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * Tries the first test with an installed Firefox and says what came of it. Playwright drives a build
 * of its own; a stock one that it cannot drive is no failure of the kit, but never passed over.
 */
function tryFirefox(suite: string, playwright: string): void {
  const firefox = findFirefox();
  if (firefox === undefined) {
    console.log('Firefox: not tried, none is installed. FIREFOX_PATH names one.');
    return;
  }
  process.env['FIREFOX_PATH'] = firefox;
  const args = ['test', 'first', '--project=firefox', '--reporter=line', '--timeout=30000'];
  console.log(
    run(suite, playwright, args)
      ? `Firefox: ${firefox} passed the first test.`
      : `Firefox: ${firefox} could not be driven, see above. Missing is the protocol of Playwright's own build (npx playwright install firefox).`,
  );
}

/** Runs a script of the packages, in the suite. @returns whether it ended well */
function run(suite: string, script: string, args: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: suite,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: findBrowser() ?? '' },
  });
  return status === 0;
}

const suite = install(packKit());
try {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const playwright = join(suite, 'node_modules', '@playwright', 'test', 'cli.js');
  const ok =
    run(suite, tsc, ['-p', suite]) &&
    run(suite, playwright, [
      'test',
      '--project=chromium',
      '--reporter=list,json',
      ...process.argv.slice(2),
    ]);
  if (ok) tryFirefox(suite, playwright);
  process.exitCode = ok ? 0 : 1;
} finally {
  rmSync(suite, { recursive: true, force: true });
}
