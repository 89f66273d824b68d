import type { IncomingMessage } from 'node:http';

/**
 * A request as it came over the wire: the target is raw, because signatures are made
 * over what was sent.
 */
export type Message = {
  readonly method: string;
  /** Path of the request target, still percent-encoded. */
  readonly path: string;
  /** Query of the request target without `?`; empty when there is none. */
  readonly query: string;
  /** By lower-case name; a repeated header is joined as HTTP says. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a Host header names this machine: a web page must not reach the backend under a name
 * of its own (ours).
 */
export const namesLoopback = (host: string | undefined): host is string =>
  host !== undefined && loopback.test(host);

/** Splits a request target. Undefined for the forms that only proxies use (`http://…`, `*`). */
export function splitTarget(
  target: string,
): { readonly path: string; readonly query: string } | undefined {
  if (!target.startsWith('/')) return undefined;
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The headers of a request, each as one text. */
export function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );
}
