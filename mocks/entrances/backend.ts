import { contract } from '#src/api/contract/index.ts';
import type { PublishedOperation } from '#src/api/coverage.ts';
import { failure, success, type Envelope } from '../pipeline/answers.ts';
import { authenticate, callerOfToken } from '../judging/authenticate.ts';
import type { Controls, Fault, ScenarioChoice, WorldState } from '../pipeline/adminApi.ts';
import type { DecisionShelf } from '../judging/decisionLog.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import { FaultPlan } from '../pipeline/faults.ts';
import { fieldErrors, implementations, preparations } from '../handlers/index.ts';
import { Ledger, type LedgerOptions, type News } from '../pipeline/ledger.ts';
import { signInAs, tokenForKey } from '../pipeline/personalToken.ts';
import { parseBody, parseQuery, readBody } from '../judging/readRequest.ts';
import { requestContext, type Ambient } from '../judging/requestContext.ts';
import { familyOf, publishedRoutes, routesOf, type Route } from '../pipeline/routes.ts';
import { run, type Incoming, type Outcome } from '../pipeline/run.ts';
import { newestNo } from '../pipeline/runtime.ts';
import { temporaryKey } from '../identities/temporaryKeys.ts';
import { issueToken } from '../identities/tokens.ts';
import { noteKeyUse } from '../services/iam/keyUse.ts';
import { undoChanges } from '../pipeline/undo.ts';

/** What a backend is made of. Everything that differs between page, test and server is given from outside. */
export type BackendOptions = Omit<LedgerOptions, 'randomHex'> & {
  readonly workspace: string;
  /** Random bytes as hex: salts, secrets, request ids. */
  readonly randomHex?: (bytes: number) => string;
  readonly ambient?: Ambient;
  /** Operations of published APIs: those without a row of the contract are answered with 501. */
  readonly published?: readonly PublishedOperation[];
  /** The backend has its address to itself: `/` is answered too, and every other path, if only with a 404. */
  readonly wholeOrigin?: boolean;
  /** Where refusals stay readable beyond this backend's own memory. */
  readonly shelf?: DecisionShelf;
  /** Told of errors that are nobody's refusal. */
  readonly onError?: (error: unknown) => void;
};

/** The backend of one workspace: answers requests, keeps the world. */
export type Backend = {
  /** Answers a request to an API path; undefined when the path is not the API's. */
  readonly handle: (request: Request) => Promise<Response | undefined>;
  readonly controls: Controls;
  /** Calls `listener` after each commit, of this tab or another. Returns the function that stops it. */
  readonly onCommit: (listener: (news: News) => void) => () => void;
  readonly close: () => void;
};

const cryptoHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
/** What the API answers at; everything else, pages of the same names included, is the static host’s. */
const apiPath = /^\/(v3|v3\.0|v5)(\/|$)|^\/(coc|ucs|ecs|eps|flexusl|console)\/v\d/;
const defaultAmbient: Ambient = { sourceIp: '203.0.113.10', secure: true };

/** Opens the workspace's world, or a fresh one of `scenario` when there is none. @throws DamagedStore */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const {
    workspace,
    clock,
    randomHex = cryptoHex,
    ambient = defaultAmbient,
    wholeOrigin = false,
    published = [],
    shelf,
    onError = () => undefined,
  } = options;
  const ledger = await Ledger.open({ ...options, randomHex });
  const router = routesOf(contract);
  const publishedOnly = publishedRoutes(published);
  const faults = new FaultPlan();
  const surroundings = { clock, randomHex, ambient };

  const controls: Controls = {
    world: () => ledger.runtime.world,
    commits: () => ledger.runtime.commits,
    state: (): WorldState => {
      const { head } = ledger.runtime;
      return {
        workspace,
        scenario: head.scenario,
        params: { ...head.params },
        opened_at: head.openedAt,
        commit_no: newestNo(ledger.runtime),
      };
    },
    context: (caller) => requestContext(ledger.runtime.world, caller, clock(), ambient),
    ask: (caller, question, explained) =>
      ledger.runtime.judge.ask(caller.ref, question, controls.context(caller), explained),
    readDecision: (caller, id) => {
      const { judge } = ledger.runtime;
      const kept = judge.read(caller.ref, id);
      if (kept !== undefined) return kept;
      const shelved = shelf?.find(id);
      return shelved?.principalUrn === judge.urnOf(caller.ref) ? shelved : undefined;
    },
    open: async (choice: ScenarioChoice) => {
      await ledger.replace(choice);
      return controls.state();
    },
    signInAs: (userName) => signInAs(ledger.runtime, userName, clock(), randomHex),
    tokenFor: (userId, scope) => tokenForKey(ledger.runtime, userId, scope, clock(), randomHex),
    noteKeyUse: async (accessKey) => {
      const write = () => noteKeyUse(ledger.runtime.world, accessKey, clock());
      // Asked first, so that a read does not wait for the ledger; a note that finds no room is not worth a failed request.
      if (write().draft.changes.length > 0) await ledger.write(write).catch(() => undefined);
    },
    temporaryKey: (token) => temporaryKey(token, ledger.runtime.secret),
    rehearse: ({ claims }, circumstances) =>
      issueToken({ ...claims, circumstances }, ledger.runtime.secret),
    undo: (no, actor) =>
      ledger
        .write(() => undoChanges(ledger.runtime, no, actor))
        .then(({ commit }) => commit ?? fail(refuse('busy'))),
    faults: {
      list: () => faults.list(),
      plan: (planned: readonly Fault[]) => faults.plan(planned),
    },
  };

  const answerConsole = async (incoming: Incoming): Promise<unknown> => {
    const { endpoint, headers, params, url } = incoming;
    const { world, secret } = ledger.runtime;
    const caller =
      endpoint.access === 'public'
        ? callerOfToken(world, headers.get('X-Auth-Token'), secret, clock())
        : authenticate(world, headers, secret, clock());
    const query = parseQuery(endpoint, url);
    const body = parseBody(endpoint, incoming.body, headers.get('Content-Type'), {});
    return incoming.handler({ params, query, body, ctx: { caller, controls, headers } });
  };

  const answer = async (
    incoming: Incoming,
    storageFails: boolean,
  ): Promise<Pick<Outcome, 'result' | 'decisionId'>> => {
    if (incoming.endpoint.family === 'console') {
      await ledger.catchUp();
      return { result: await answerConsole(incoming), decisionId: undefined };
    }
    if (incoming.endpoint.method === 'GET' || incoming.endpoint.method === 'HEAD') {
      await ledger.catchUp();
      return run(ledger.runtime, incoming, surroundings);
    }
    const { value } = await ledger.write(() => {
      const outcome = run(ledger.runtime, incoming, surroundings);
      return { value: outcome, draft: { ...outcome, call: incoming.name } };
    }, storageFails);
    return value;
  };

  const handleRoute = async (
    request: Request,
    url: URL,
    route: Route,
    params: Incoming['params'],
    envelope: Envelope,
  ): Promise<Response> => {
    const { name, endpoint } = route;
    const bodiless = request.method === 'HEAD';
    try {
      const strike = faults.strike(name);
      if (strike !== undefined && strike.latency > 0)
        await new Promise((resolve) => setTimeout(resolve, strike.latency));
      if (strike?.error !== undefined) throw strike.error;
      const handler = (implementations as Record<string, Incoming['handler'] | undefined>)[name];
      if (handler === undefined) throw refuse('notImplemented', { operation: endpoint.operation });
      await preparations[name]?.(params);
      const body = await readBody(request, endpoint);
      const incoming: Incoming = {
        name,
        endpoint,
        params,
        url,
        headers: request.headers,
        body,
        fieldErrors: fieldErrors[name] ?? {},
        handler,
      };
      const { result, decisionId } = await answer(incoming, strike?.storage ?? false);
      return success(endpoint, result, { ...envelope, decisionId }, bodiless);
    } catch (error) {
      if (!(error instanceof ApiError)) onError(error);
      else if (error.refusal !== undefined) {
        const { principalUrn, missing } = error.refusal;
        shelf?.keep(
          missing.map(({ decisionId, decision }) => ({
            id: decisionId,
            at: clock(),
            call: name,
            principalUrn,
            decision,
          })),
        );
      }
      return failure(
        endpoint.family,
        error instanceof ApiError ? error : refuse('unexpected'),
        envelope,
        bodiless,
      );
    }
  };

  const handle: Backend['handle'] = async (request) => {
    const url = new URL(request.url);
    if (!wholeOrigin && !apiPath.test(url.pathname)) return undefined;
    const envelope: Envelope = { requestId: randomHex(16) };
    const match = router.match(request.method, url.pathname);
    if (typeof match === 'object')
      return handleRoute(request, url, match.value, match.params, envelope);
    const error = await unrouted(match, request, url.pathname);
    return failure(familyOf(url.pathname), error, envelope, request.method === 'HEAD');
  };

  /** Nobody learns without a token which paths exist. */
  const unrouted = async (
    match: 'method' | 'path',
    request: Request,
    path: string,
  ): Promise<ApiError> => {
    await ledger.catchUp();
    const { world, secret } = ledger.runtime;
    if (callerOfToken(world, request.headers.get('X-Auth-Token'), secret, clock()) === undefined)
      return refuse('unauthenticated');
    const known = publishedOnly.match(request.method, path);
    if (typeof known === 'object') return refuse('notImplemented', { operation: known.value });
    return match === 'path'
      ? refuse('noSuchPath', { path })
      : refuse('methodNotAllowed', { method: request.method });
  };

  return {
    handle,
    controls,
    onCommit: (listener) => ledger.onCommit(listener),
    close: () => ledger.close(),
  };
}

function fail(error: Error): never {
  throw error;
}
