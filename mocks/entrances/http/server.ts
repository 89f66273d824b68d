import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { failure } from '#mocks/pipeline/answers.ts';
import type { Backend } from '../backend.ts';
import { ApiError, refuse } from '#mocks/ground/errors.ts';
import { checkControlKey } from './controlKey.ts';
import { hostCount, refuseForeignPage } from './foreignPage.ts';
import { headersOf, namesLoopback, splitTarget, type Message } from './message.ts';
import { BodyBudget, ClientGone, readBody } from './readBody.ts';
import { signerOf } from './signedCaller.ts';
import { familyOf } from '#mocks/pipeline/routes.ts';

/** Bounds that keep a hostile client from taking more than its share. Bytes and milliseconds. */
export type ServerLimits = {
  readonly body: number;
  /** Bodies of all requests together. */
  readonly bodies: number;
  readonly header: number;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connections: number;
};

const defaultLimits: ServerLimits = {
  body: 1_048_576,
  bodies: 64 * 1_048_576,
  header: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connections: 512,
};

export type ServerOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  /** Epoch ms; compared with the dates of signatures. */
  readonly clock: () => number;
  readonly limits?: Partial<ServerLimits>;
  /** What callers of the rehearsal's own controls have to send as `X-Control-Key`. */
  readonly controlKey: string;
  /** Origin of a web page that may call the backend directly; none by default. */
  readonly allowOrigin?: string;
  /** The published description of the API, answered at `/openapi.json`. */
  readonly description?: () => unknown;
  readonly onError?: (error: unknown) => void;
};

/** A backend that listens. `url` has no trailing slash. */
export type RunningServer = { readonly url: string; readonly close: () => Promise<void> };

/** Methods that the Fetch standard cannot express. */
const unusable = new Set(['TRACE', 'TRACK', 'CONNECT']);
const exposed =
  'X-Subject-Token, X-Subject-LoginToken, X-Request-Id, X-Decision-Id, X-Decision-Ids, X-Missing-Actions, X-Denied-By, X-Refused-For, X-Policy-Findings, X-Refusal, X-Backend, ETag';
const requestId = (): string => crypto.randomUUID().replaceAll('-', '');
const notHttp = (message: string): ApiError =>
  new ApiError({ status: 400, code: 'APIGW.0106', message });

/**
 * Serves a backend over HTTP on the loopback address only. Resolves when it listens.
 * @throws when the port is taken
 */
export async function serve(
  backend: Pick<Backend, 'handle' | 'controls'>,
  options: ServerOptions,
): Promise<RunningServer> {
  const limits = { ...defaultLimits, ...options.limits };
  const budget = new BodyBudget(limits.bodies);

  const answer = async (request: IncomingMessage): Promise<Response> => {
    const target = splitTarget(request.url ?? '');
    const method = request.method ?? 'GET';
    const envelope = { requestId: requestId() };
    const refused = (error: ApiError): Response =>
      failure(
        error.code.startsWith('APIGW') ? 'service' : familyOf(target?.path ?? ''),
        error,
        envelope,
        method === 'HEAD',
      );
    if (target === undefined) return refused(notHttp('The request target must be a path.'));
    if (hostCount(request) !== 1 || !namesLoopback(request.headers.host))
      return refused(notHttp('One Host header must name this machine.'));
    if (unusable.has(method)) return refused(refuse('methodNotAllowed', { method }));
    try {
      refuseForeignPage(request, options.allowOrigin);
      if (method === 'OPTIONS' && options.allowOrigin !== undefined)
        return new Response(null, { status: 204 });
      if (method === 'GET' && target.path === '/openapi.json' && options.description !== undefined)
        return Response.json(options.description());
      const message: Message = {
        method,
        ...target,
        headers: headersOf(request),
        body: await readBody(request, limits.body, budget),
      };
      const signer = signerOf(backend.controls, message, options.clock());
      if (signer?.permanentKey !== undefined)
        await backend.controls.noteKeyUse(signer.permanentKey);
      const passed = fetchRequest(message, signer?.token);
      checkControlKey(
        method,
        new URL(passed.url).pathname,
        message.headers['x-control-key'],
        options.controlKey,
      );
      return (await backend.handle(passed)) ?? refused(refuse('noSuchPath', { path: target.path }));
    } catch (error) {
      if (error instanceof ApiError) return refused(error);
      throw error;
    }
  };

  const server = createServer(
    {
      maxHeaderSize: limits.header,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 500,
    },
    (request, response) => {
      answer(request)
        .catch((error: unknown) => {
          if (error instanceof ClientGone) return undefined;
          options.onError?.(error);
          return failure(
            'service',
            refuse('unexpected'),
            { requestId: requestId() },
            request.method === 'HEAD',
          );
        })
        .then((answered) =>
          answered === undefined
            ? undefined
            : send(request, response, answered, options.allowOrigin),
        )
        .catch(() => response.destroy());
    },
  );
  server.maxConnections = limits.connections;
  server.on('clientError', (error, socket) => refuseConnection(error, socket as Socket));
  await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

/**
 * The same request for the backend. A body of GET and HEAD is dropped here: the Fetch standard has
 * no place for one.
 */
function fetchRequest(
  { method, path, query, headers, body }: Message,
  token: string | undefined,
): Request {
  const url = `http://${headers['host'] ?? ''}${path}${query === '' ? '' : `?${query}`}`;
  const passed = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (!connectionHeaders.has(name)) passed.set(name, value);
  if (token !== undefined) passed.set('X-Auth-Token', token);
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers: passed,
    ...(hasBody && { body: new Uint8Array(body) }),
  });
}

const connectionHeaders = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'expect',
  'upgrade',
  'te',
  'trailer',
  'authorization',
]);

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answered: Response,
  allowOrigin: string | undefined,
): Promise<void> {
  const body = Buffer.from(await answered.arrayBuffer());
  response.statusCode = answered.status;
  answered.headers.forEach((value, name) => response.setHeader(name, value));
  if (allowOrigin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', allowOrigin);
    response.setHeader('Access-Control-Expose-Headers', exposed);
    response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
    response.setHeader(
      'Access-Control-Allow-Headers',
      'Content-Type, X-Auth-Token, X-Subject-Token, X-Control-Key, X-Entrance, If-Match',
    );
    response.setHeader('Vary', 'Origin');
  }
  if (answered.status !== 204 && request.method !== 'HEAD')
    response.setHeader('Content-Length', body.length);
  // The rest of a body that nobody wants is not read: the connection ends with the answer.
  if (!request.complete) response.setHeader('Connection', 'close');
  response.end(body);
  if (!request.complete) response.on('finish', () => request.destroy());
}

const reasons: Readonly<Record<string, readonly [status: number, text: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** The answer to what is no HTTP request, or never becomes one. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, text] = reasons[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = JSON.stringify({
    error_code: 'APIGW.0106',
    error_msg: `${text}.`,
    request_id: requestId(),
  });
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nContent-Type: application/json; charset=UTF-8\r\nX-Backend: 1\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Takes no new connections, lets running calls end, and cuts what still hangs after a second. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 1_000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
