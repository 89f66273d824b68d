import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The console's own policy stands in its page; these go with every file. */
const safety = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
} as const;

/** The console that is packed with this kit. @throws Error when it is not there */
export function packedConsole(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'console', 'index.html'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('No console is packed with this kit. Set baseURL to one that runs.');
    folder = parent;
  }
  return join(folder, 'console');
}

/** The file of an address; undefined for none, and for all that lies outside the folder. */
function fileAt(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || !existsSync(file)) return undefined;
  return statSync(file).isFile() ? file : undefined;
}

function answer(response: ServerResponse, file: string): void {
  const lasting = file.includes(`${sep}assets${sep}`);
  response.writeHead(200, {
    ...safety,
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  createReadStream(file).pipe(response);
}

/** A console that is being served. */
export type Served = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Serves a built console on this machine alone: files as they are, every other address as its page.
 * @param port 0 takes a free one
 */
export async function serveConsole({
  folder = packedConsole(),
  port = 0,
}: { readonly folder?: string; readonly port?: number } = {}): Promise<Served> {
  const server = createServer((request, response) => {
    let path = '/';
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://console').pathname);
    } catch {
      // an address that cannot be read is answered with the page
    }
    const file = fileAt(folder, path);
    if (file === undefined && path.startsWith('/assets/')) {
      response.writeHead(404, safety).end();
      return;
    }
    answer(response, file ?? join(folder, 'index.html'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
