import { connect, type Socket } from 'node:net';

/** What a server answered, read without a client that could mend it. */
export type Raw = { readonly status: number; readonly head: string; readonly body: string };

/**
 * Writes bytes to a connection of its own and reads until the server ends it, or has answered once.
 */
export function rawHttp(port: number, write: (socket: Socket) => void): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const done = (): void => {
      const [head = '', body = ''] = text.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), head, body });
    };
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      text += String(data);
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (text.includes('\r\n\r\n') && (text.split('\r\n\r\n', 2)[1] ?? '').length >= length)
        socket.end();
    });
    socket.on('close', done);
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done() : reject(error),
    );
    socket.on('connect', () => write(socket));
  });
}

/** Lines of a head as they travel, with the empty one that ends it. */
export const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n\r\n`;

/** Whether a body has the form of one of the documented errors. */
export const isError = (body: string): boolean => {
  const parsed = JSON.parse(body) as Record<string, unknown>;
  return typeof parsed['error_code'] === 'string' || typeof parsed['error'] === 'object';
};
