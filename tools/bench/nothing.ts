import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A server whose handler does nothing: what Node's HTTP and the client cost by themselves. Prints
 * its address like the backend.
 */
const server = createServer((request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json');
  response.end('{}');
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(
    `${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`,
  ),
);
process.once('SIGTERM', () => server.close());
