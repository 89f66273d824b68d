import { contract } from '#src/api/contract/index.ts';
import type { PublishedOperation } from '#src/api/coverage.ts';
import { answering } from './answering.ts';
import type { Received } from './receive.ts';
import type { DecisionStore } from '../judging/decisionLog.ts';
import type { Ambient } from '../judging/requestContext.ts';
import { createSessionNotes, type SessionNotes } from '../judging/sessionNotes.ts';
import { controlsOf } from './controlsOf.ts';
import { failure, success, type Envelope } from '../pipeline/answers.ts';
import type { Controls } from '../pipeline/adminApi.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import { FaultPlan } from '../pipeline/faults.ts';
import type { PolicyCheck } from '../pipeline/policyFindings.ts';
import { familyOf, publishedRoutes, routesOf } from '../pipeline/routes.ts';
import { callerOfToken } from '../judging/authenticate.ts';
import { Ledger, type LedgerOptions, type News } from '../pipeline/ledger.ts';
import type { Kept } from '../world/store.ts';

/**
 * What a backend is made of. Everything that differs between page, test and server is
 * given from outside.
 */
export type BackendOptions = Omit<LedgerOptions, 'randomHex'> & {
  readonly workspace: string;
  /** Random bytes as hex: salts, secrets, request ids. */
  readonly randomHex?: (bytes: number) => string;
  readonly ambient?: Ambient;
  /** Operations of published APIs: those without a row of the contract are answered with 501. */
  readonly published?: readonly PublishedOperation[];
  /**
   * The backend has its address to itself: `/` is answered too, and every other path, if
   * only with a 404.
   */
  readonly wholeOrigin?: boolean;
  /** Where refusals stay readable beyond this backend's own memory. */
  readonly decisionStore?: DecisionStore;
  /** What is noted of sessions, where that outlives this backend's own memory. */
  readonly notes?: SessionNotes;
  /** Whether changes cannot be taken back, as in exams. */
  readonly undoOff?: () => boolean;
  /** What answers say about stored policies; the page, whose editor says it already, has none. */
  readonly policies?: PolicyCheck;
  /** Told of errors that are nobody's refusal. */
  readonly onError?: (error: unknown) => void;
};

/** The backend of one workspace: answers requests, keeps the world. */
export type Backend = {
  /**
   * Answers a request to an API path; undefined when the path is not the API's. Planned faults
   * spare what comes from beside the page, where a suite sets things up.
   */
  readonly handle: (request: Request, from?: 'page' | 'beside') => Promise<Response | undefined>;
  readonly controls: Controls;
  /**
   * Calls `listener` after each commit, of this tab or another. Returns the function that stops it.
   */
  readonly onCommit: (listener: (news: News) => void) => () => void;
  /** Calls `listener` when what is stored is gone: nothing can be stored any more. */
  readonly onGone: (listener: (reason: Error) => void) => void;
  /** The world as it is in memory: what it began with and every change. */
  readonly kept: () => Kept;
  readonly close: () => void;
};

const cryptoHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
/**
 * What the API answers at; everything else, pages of the same names included, is the static host’s.
 */
const apiPath =
  /^\/(v3|v3\.0|v3-ext|v5)(\/|$)|^\/(coc|ucs|ecs|eps|flexusl|organizations|console)\/v\d/;
/** What the network says where there is none. */
export const defaultAmbient: Ambient = { sourceIp: '203.0.113.10', secure: true };

/** What answers paths that no row has. Nobody learns without a token which of them exist. */
function unroutedOf(ledger: Ledger, published: readonly PublishedOperation[], clock: () => number) {
  const publishedOnly = publishedRoutes(published);
  return async (
    match: 'method' | 'path',
    { method, headers }: Request,
    path: string,
  ): Promise<ApiError> => {
    await ledger.catchUp();
    const { world, secret } = ledger.runtime;
    if (callerOfToken(world, headers.get('X-Auth-Token'), secret, clock()) === undefined)
      return refuse('unauthenticated');
    const known = publishedOnly.match(method, path);
    if (typeof known === 'object') return refuse('notImplemented', { operation: known.value });
    return match === 'path'
      ? refuse('noSuchPath', { path })
      : refuse('methodNotAllowed', { method });
  };
}

/** What keeps refusals readable, and tells of errors that are none. */
function noteFailureOf({
  decisionStore,
  clock,
  onError,
}: Pick<BackendOptions, 'decisionStore' | 'clock' | 'onError'>) {
  return (error: unknown, call: string): ApiError => {
    if (!(error instanceof ApiError)) {
      onError?.(error);
      return refuse('unexpected');
    }
    if (error.refusal !== undefined) {
      const { principalUrn, missing } = error.refusal;
      decisionStore?.keep(
        missing.map(({ decisionId, decision, request }) => ({
          id: decisionId,
          at: clock(),
          call,
          principalUrn,
          decision,
          request,
        })),
      );
    }
    return error;
  };
}

/**
 * Opens the workspace's world, or a fresh one of `scenario` when there is none.
 * @throws DamagedStore
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const {
    randomHex = cryptoHex,
    ambient = defaultAmbient,
    wholeOrigin = false,
    published = [],
  } = options;
  const ledger = await Ledger.open({ ...options, randomHex });
  const clock = (): number => ledger.runtime.now();
  const { policies, notes = createSessionNotes() } = options;
  const surroundings = { clock, randomHex, ambient, policies, notes };
  const faults = new FaultPlan(clock);
  const controls = controlsOf(ledger, faults, surroundings, options);
  const answer = answering(ledger, controls, faults, surroundings);
  const noteFailure = noteFailureOf({ ...options, clock });
  const unrouted = unroutedOf(ledger, published, clock);
  const router = routesOf(contract);

  const handleRoute = async (received: Received, envelope: Envelope): Promise<Response> => {
    const {
      route: { name, endpoint },
      request,
    } = received;
    const bodiless = request.method === 'HEAD';
    try {
      const { result, ...found } = await answer(received);
      return success(endpoint, result, { ...envelope, ...found }, bodiless);
    } catch (error) {
      return failure(endpoint.family, noteFailure(error, name), envelope, bodiless);
    }
  };

  const handle: Backend['handle'] = async (request, from = 'page') => {
    const url = new URL(request.url);
    if (!wholeOrigin && !apiPath.test(url.pathname)) return undefined;
    const envelope: Envelope = { requestId: randomHex(16) };
    const match = router.match(request.method, url.pathname);
    if (typeof match === 'object')
      return handleRoute(
        { route: match.value, params: match.params, request, url, from },
        envelope,
      );
    const error = await unrouted(match, request, url.pathname);
    return failure(familyOf(url.pathname), error, envelope, request.method === 'HEAD');
  };

  return {
    handle,
    controls,
    onCommit: (listener) => ledger.onCommit(listener),
    onGone: (listener) => ledger.onGone(listener),
    kept: () => ledger.kept,
    close: () => ledger.close(),
  };
}
