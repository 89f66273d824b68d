// How much JavaScript and CSS a first visit and the editor cost, from the manifest of a
// production build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './packages.mjs';

const out = resolve(root, process.env['APP_OUT'] ?? 'dist');
const KiB = 1024;

/** Modules whose chunks a visit loads: the page itself and what it imports when it runs. */
const firstListPage = [
  'index.html',
  /^_console-/,
  /^_backend-/,
  'src/features/iam/users/list/UserListPage.tsx',
];
const editorRoute = ['src/features/iam/policies/PolicyCreatePage.tsx', /^src\/ui\/jsonEditor\/.*/];
const limits = { first: 416 * KiB, editor: 948 * KiB, font: 30 * KiB };

/**
 * @typedef {{ file: string, css?: string[], imports?: string[], dynamicImports?: string[],
 * isEntry?: boolean }} Chunk
 */

const manifestFile = join(out, '.vite', 'manifest.json');
if (!existsSync(manifestFile)) fail(`There is no build at ${out}: run "npm run build" first.`);
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Manifest keys for a source path or a pattern; a page that is not in the build is an error,
 * never a free pass.
 * @param {string | RegExp} wanted
 */
function keysOf(wanted) {
  const keys = Object.keys(manifest).filter((key) =>
    typeof wanted === 'string' ? key === wanted : wanted.test(key),
  );
  if (keys.length === 0)
    fail(`The build has no chunk for ${String(wanted)}: correct the list in tools/budget.mjs.`);
  return keys;
}

/**
 * Files loaded with the given modules: their chunks and everything these import
 * statically, with styles.
 * @param {readonly (string | RegExp)[]} wanted
 */
function filesOf(wanted) {
  const files = new Set();
  const seen = new Set();
  const visit = (/** @type {string} */ key) => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])])
      if (/\.(js|css)$/.test(file)) files.add(file);
    chunk.imports?.forEach(visit);
  };
  wanted.flatMap(keysOf).forEach(visit);
  return files;
}

/** @param {string} file */
const gz = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;

/** @param {string} title @param {Iterable<string>} files @param {number} limit */
function report(title, files, limit) {
  const rows = [...files].map((file) => ({ file, size: gz(file) })).sort((a, b) => b.size - a.size);
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  const isFine = total <= limit;
  console.log(
    `${isFine ? 'ok  ' : 'OVER'} ${title}: ${(total / KiB).toFixed(1)} of ${limit / KiB} KiB gz in ${rows.length} files`,
  );
  for (const { file, size } of rows)
    console.log(`     ${(size / KiB).toFixed(1).padStart(7)}  ${file}`);
  return isFine;
}

/** Chunks that wait for each other: whichever is read first finds the other empty. */
function circles() {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const found = [];
  /** @type {(key: string, way: string[]) => void} */
  const visit = (key, way) => {
    if (way.includes(key)) found.push([...way.slice(way.indexOf(key)), key].join(' -> '));
    if (way.includes(key) || done.has(key)) return;
    for (const next of manifest[key]?.imports ?? []) visit(next, [...way, key]);
    done.add(key);
  };
  for (const key of Object.keys(manifest)) visit(key, []);
  return found;
}

const first = filesOf(firstListPage);
const editor = [...filesOf(editorRoute)].filter((file) => !first.has(file));
const fonts = readdirSync(join(out, 'assets')).filter((file) => file.endsWith('.woff2'));
const fits = [
  report('First list page with the backend', first, limits.first),
  report('Editor route, on top of it', editor, limits.editor),
  report(
    'Font',
    fonts.filter((file) => file.startsWith('inter')).map((file) => `assets/${file}`),
    limits.font,
  ),
];
const strays = [...first].filter(
  (file) =>
    /monaco|editor/i.test(file) ||
    readFileSync(join(out, file), 'utf8').includes('monaco-editor-background'),
);
if (strays.length > 0)
  console.error(`The editor is part of the first list page: ${strays.join(', ')}`);
const shownOff = Object.keys(manifest).filter((key) => /^ui\.html$|^src\/gallery\//.test(key));
if (shownOff.length > 0)
  console.error(`The page of components is part of the build: ${shownOff.join(', ')}`);
const hasLicence = existsSync(join(out, 'assets', 'inter-LICENSE.txt'));
if (!hasLicence) console.error('The licence of the font is missing from the build.');
const round = circles();
if (round.length > 0) console.error(`Chunks wait for each other: ${round.join('; ')}`);
if (
  !fits.every(Boolean) ||
  round.length > 0 ||
  strays.length > 0 ||
  shownOff.length > 0 ||
  !hasLicence
)
  process.exit(1);
