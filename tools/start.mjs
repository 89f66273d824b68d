// npm start: packages if needed, then the development server on PORT (default 5173).
import { checkNode, ensurePackages, root } from './packages.mjs';

checkNode();
ensurePackages();
const { createServer } = await import('vite');

try {
  const server = await createServer({ root });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? `http://localhost:${server.config.server.port}/`;
  console.log(`\n  Console: ${address}\n  Stop with Ctrl+C.\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('Another port can be chosen with PORT, e.g. PORT=5200 npm start');
  process.exit(1);
}
