// npm run kit: packs packages/playwright with the console that was built last, for suites elsewhere.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.mjs';

const home = join(root, 'packages', 'playwright');
const out = join(root, 'test-results', 'kit');

/**
 * Compiles the kit, puts the console of `dist/` into it, and packs both.
 * @returns the packed file
 */
export function packKit(): string {
  for (const made of ['dist', 'console'])
    rmSync(join(home, made), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', home], { stdio: 'inherit' });
  cpSync(join(root, 'dist'), join(home, 'console'), { recursive: true });
  cpSync(join(root, 'LICENSE'), join(home, 'LICENSE'));
  mkdirSync(out, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', out], {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [made] = JSON.parse(packed) as { filename: string; size: number }[];
  if (made === undefined) throw new Error('npm pack made nothing');
  console.log(`${join(out, made.filename)} (${Math.round(made.size / 1024)} KiB)`);
  return join(out, made.filename);
}

if (import.meta.filename === process.argv[1]) packKit();
