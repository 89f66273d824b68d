import type { ApiAnswer, ApiRequest } from './probe.ts';

/** Sends requests in somebody's name. Nothing of it shows in the page or in its calls. */
export type Api = {
  /** The whole answer, refusals too. */
  readonly request: (request: Omit<ApiRequest, 'as'>) => Promise<ApiAnswer>;
  /** The body. @throws Error unless the answer is 2xx */
  readonly get: <T = unknown>(path: string) => Promise<T>;
  readonly post: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  readonly put: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  readonly patch: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  readonly delete: (path: string) => Promise<void>;
};

/** An API in the name of `as`; undefined is whoever is signed in to the tab. */
export function apiOf(
  send: (request: ApiRequest) => Promise<ApiAnswer>,
  as: string | undefined,
): Api {
  const request: Api['request'] = (sent) => send(as === undefined ? sent : { ...sent, as });
  const bodyOf =
    (method: string) =>
    async <T>(path: string, body?: unknown): Promise<T> => {
      const answer = await request({ method, path, ...(body === undefined ? {} : { body }) });
      if (answer.status >= 200 && answer.status < 300) return answer.body as T;
      const who = as === undefined ? 'The person of the tab' : as;
      throw new Error(
        `${who}: ${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`,
      );
    };
  return {
    request,
    get: bodyOf('GET'),
    post: bodyOf('POST'),
    put: bodyOf('PUT'),
    patch: bodyOf('PATCH'),
    delete: async (path) => {
      await bodyOf('DELETE')(path);
    },
  };
}
