import { createHash, timingSafeEqual } from 'node:crypto';
import { contract } from '#src/api/contract/index.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import { routesOf } from '#mocks/pipeline/routes.ts';

const routes = routesOf(contract);
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether two keys are the same, in a time that says nothing about where they differ, nor
 * how long they are.
 */
const same = (given: string, key: string): boolean => timingSafeEqual(digest(given), digest(key));

/**
 * Asks for the control key where a call sets up the rehearsal itself (`control` on its row). No
 * token of the world opens these: what they do is no matter of permissions in it. `path` is what
 * the backend will route by.
 * @throws ApiError 403 when the key is missing or wrong
 */
export function checkControlKey(
  method: string,
  path: string,
  given: string | undefined,
  key: string,
): void {
  const match = routes.match(method, path);
  if (typeof match !== 'object' || match.value.endpoint.control !== true) return;
  if (given === undefined || !same(given, key)) {
    const message =
      given === undefined
        ? 'This call needs the control key of the backend in the header X-Control-Key.'
        : 'The control key in the header X-Control-Key is wrong.';
    throw new ApiError({ status: 403, code: 'CONSOLE.0002', message });
  }
}
