import { http, type HttpHandler } from 'msw';
import type { Backend } from './backend.ts';

/**
 * MSW handlers over a backend: one that takes every API path, so that a request is routed in one
 * walk instead of being tried against hundreds of patterns. A path that is not the API's falls
 * through to the network.
 */
export const makeHandlers = (backend: Pick<Backend, 'handle'>): HttpHandler[] => [
  http.all('*', ({ request }) => backend.handle(request)),
];
