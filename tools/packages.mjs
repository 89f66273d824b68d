// Brings the packages of the lock file, for tools that run before anything is installed: only
// Node's own modules here.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const leastNode = [20, 19];

/** Ends the process with a sentence when Node is older than the project's packages need. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  console.error(
    `Node ${process.versions.node} is too old: ${leastNode.join('.')} or newer is needed.`,
  );
  process.exit(1);
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, optional?: boolean, link?: boolean}>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/**
 * Whether node_modules holds what the lock file says. Optional packages of other
 * platforms may be missing.
 */
export function packagesAreCurrent() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = packagesIn(installedFile);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const held = installed[path];
    return held === undefined ? wanted.optional === true : held.version === wanted.version;
  });
}

/**
 * Installs from the lock file when packages are missing or differ from it. Ends the process
 * when that fails.
 */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.log('Installing packages from the lock file …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error('Installing packages failed.');
  process.exit(1);
}
