import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { assetCache } from './tools/build/assetCache.ts';
import { codeSplitting, firstWave } from './tools/build/chunks.ts';
import { fontOfOurLetters } from './tools/build/font.ts';

/**
 * The development server answers a JSON import with a script, and a browser refuses a script where
 * `with { type: 'json' }` announces JSON. Node needs the announcement, so it is taken out on the
 * way to the browser only.
 */
const plainJsonImports = (): Plugin => ({
  name: 'plain-json-imports',
  apply: 'serve',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.tsx?$/, code: /with: \{ type: 'json' \}/ },
    handler: (code) => ({ code: code.replaceAll(", { with: { type: 'json' } })", ')'), map: null }),
  },
});

/**
 * One policy, three readers: the page's meta tag (production build), the preview server and
 * the hosting notes.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  // A build without a backend may be configured for a service elsewhere.
  `connect-src ${["'self'", process.env['VITE_API_ORIGIN'] ?? ''].join(' ').trim()}`,
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Written into the built page only: the dev server injects inline scripts of its own. */
const cspMeta = (): Plugin => ({
  name: 'csp-meta',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
});

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The font's licence asks to stand beside every copy of it. */
const fontLicence = (): Plugin => ({
  name: 'font-licence',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(at('./node_modules/@fontsource-variable/inter/LICENSE'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'assets/inter-LICENSE.txt', source });
  },
});

/**
 * `/ui` shows the components. It is no part of the console: the browser tests alone build it, too.
 */
const pages = ['index.html', ...(process.env['UI_PAGE'] === '1' ? ['ui.html'] : [])];

/** The API's paths at the page's origin. Pages of the console never begin with these. */
const apiPaths =
  '^/(v3|v3\\.0|v3-ext|v5)(/|\\?|$)|^/(coc|ucs|ecs|eps|flexusl|organizations|console)/v1(\\.0)?/|^/openapi\\.json$';
const backendUrl = process.env['BACKEND_URL'];
/**
 * With `BACKEND_URL` the page's server passes API calls on, so that they stay within
 * the page's origin.
 */
const proxy = backendUrl === undefined ? {} : { [apiPaths]: { target: backendUrl } };

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const base = process.env['APP_BASE'] ?? '/';

export default defineConfig({
  // The cookie jar of msw, and the public-suffix list of about 110 KiB gz behind it, are code that
  // this backend never runs.
  resolve: {
    alias: [
      {
        find: /^.*\/cookieStore\.mjs$/,
        replacement: fileURLToPath(
          new URL('./mocks/entrances/cookie-store-shim.ts', import.meta.url),
        ),
      },
    ],
  },
  base,
  plugins: [
    plainJsonImports(),
    react(),
    cspMeta(),
    fontLicence(),
    assetCache(),
    fontOfOurLetters('inter-latin'),
    firstWave(base),
  ],
  build: {
    target: 'es2023',
    outDir: process.env['APP_OUT'] ?? 'dist',
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: pages.map((page) => at(page)),
      output: { codeSplitting: codeSplitting(root) },
    },
  },
  worker: { format: 'es' },
  server: { port: Number(process.env['PORT'] ?? 5173), strictPort: true, proxy },
  preview: {
    port: Number(process.env['PORT'] ?? 4173),
    strictPort: true,
    proxy,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
});
