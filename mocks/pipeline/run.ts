import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { authenticate, callerOfToken } from '../judging/authenticate.ts';
import { authorize, refusal } from '../judging/authorize.ts';
import type { FieldErrors } from '../judging/readRequest.ts';
import type { PublicCtx, SignedIn } from './call.ts';
import { Draft } from '../world/draft.ts';
import { guardFacts } from '../judging/guardFacts.ts';
import { idSource } from '../ground/ids.ts';
import type { Change } from '../world/journal.ts';
import type { Question } from '../judging/judge.ts';
import type { Caller } from '../identities/principal.ts';
import { parseBody, parseQuery } from '../judging/readRequest.ts';
import { noContext, requestContext, type Ambient } from '../judging/requestContext.ts';
import { newestNo, type Runtime } from './runtime.ts';

/** A request whose body has been read, on its way to a handler. */
export type Incoming = {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly fieldErrors: FieldErrors;
  readonly handler: (input: object) => unknown;
};

/** What the backend takes from outside, so that tests can fix it: the time (epoch ms), chance and what requests carry. */
export type Surroundings = {
  readonly clock: () => number;
  readonly randomHex: (bytes: number) => string;
  readonly ambient: Ambient;
};

/** What a call did: its result, and the changes that a commit has to keep. The world itself is as before. */
export type Outcome = {
  readonly result: unknown;
  readonly changes: readonly Change[];
  readonly actor: string;
  readonly summary: string;
  readonly decisionId: string | undefined;
};

/**
 * Runs one call against the world, synchronously: nobody else sees it half-way.
 * Order: 401, 403, 400, then what the handler refuses (404, 409…).
 * @throws ApiError
 */
export function run(
  runtime: Runtime,
  incoming: Incoming,
  { clock, randomHex, ambient }: Surroundings,
): Outcome {
  const { world, judge, secret } = runtime;
  const { endpoint, name, params, headers, url } = incoming;
  const now = clock();
  const caller =
    endpoint.access === 'public'
      ? callerOfToken(world, headers.get('X-Auth-Token'), secret, now)
      : authenticate(world, headers, secret, now);
  const context = caller && requestContext(world, caller, now, ambient);
  const verdict =
    caller &&
    context &&
    authorize(
      judge,
      endpoint,
      caller,
      params,
      context,
      name,
      guardFacts(world, endpoint, caller, params, {
        search: url.searchParams,
        text: incoming.body,
      }),
    );
  let decisionId = verdict?.id;

  const draft = new Draft(world);
  const forCaller = (signedIn: Caller): SignedIn => {
    const ask = (question: Question) => {
      const asked = judge.judge(signedIn.ref, question, context ?? noContext, name);
      decisionId ??= asked.id;
      return asked;
    };
    return {
      caller: signedIn,
      decide: (question) => ask(question).decision,
      require: (question) => {
        const asked = ask(question);
        if (!asked.decision.allowed) throw refusal(judge, signedIn, { question, verdict: asked });
      },
    };
  };
  const signedIn = caller && forCaller(caller);
  const ctx: PublicCtx & Partial<SignedIn> = {
    tables: world.tables,
    world,
    tx: draft,
    signedIn,
    now,
    newId: idSource(runtime.head.scenario, `commit/${newestNo(runtime) + 1}`),
    randomHex,
    headers,
    origin: url.origin,
    secret,
    decideFor: (ref, question) => judge.ask(ref, question, context ?? noContext),
    ...signedIn,
  };
  try {
    const query = parseQuery(endpoint, url);
    const body = parseBody(
      endpoint,
      incoming.body,
      headers.get('Content-Type'),
      incoming.fieldErrors,
    );
    const result = incoming.handler({ params, query, body, ctx });
    return {
      result,
      changes: draft.finish(),
      actor: actorOf(caller),
      summary: draft.summary,
      decisionId,
    };
  } catch (error) {
    draft.finish();
    throw error;
  }
}

/** How the journal names who acted. */
export const actorOf = (caller: Caller | undefined): string =>
  caller === undefined
    ? '-'
    : caller.agency === undefined
      ? caller.user.name
      : `${caller.user.name} as ${caller.agency.name}`;
