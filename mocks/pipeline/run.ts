import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { authenticate, callerOfToken } from '../judging/authenticate.ts';
import { admit } from '../judging/admission.ts';
import { authorize, refusal } from '../judging/authorize.ts';
import type { FieldErrors } from '../judging/readRequest.ts';
import type { PublicCtx, SignedIn } from './call.ts';
import { Draft } from '../world/draft.ts';
import { refuse } from '../ground/errors.ts';
import { idSource } from '../ground/ids.ts';
import type { Change } from '../world/journal.ts';
import type { Question, Verdict } from '../judging/judge.ts';
import type { Caller } from '../identities/principal.ts';
import type { PolicyCheck } from './policyFindings.ts';
import { readCall, wellFormed } from '../judging/readRequest.ts';
import {
  channelOf,
  noContext,
  requestContext,
  type Ambient,
  type RequestContext,
} from '../judging/requestContext.ts';
import type { SessionNotes } from '../judging/sessionNotes.ts';
import { newestNo, type Runtime } from './runtime.ts';
import { etagOf, isStale } from './versions.ts';

/** A request whose body has been received, on its way to a handler. */
export type Incoming = {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly fieldErrors: FieldErrors;
  readonly handler: (input: object) => unknown;
  /**
   * Reads what the call is about, where that has a version: the call itself, or the read
   * that its row names.
   */
  readonly current?: ((input: object) => unknown) | undefined;
};

/**
 * What the backend takes from outside, so that tests can fix it: the time (epoch ms), chance and
 * what requests carry.
 */
export type Surroundings = {
  readonly clock: () => number;
  readonly randomHex: (bytes: number) => string;
  readonly ambient: Ambient;
  readonly policies?: PolicyCheck | undefined;
  readonly notes: SessionNotes;
};

/**
 * What a call did: its result, and the changes that a commit has to keep. The world
 * itself is as before.
 */
export type Outcome = {
  readonly result: unknown;
  readonly changes: readonly Change[];
  readonly actor: string;
  readonly summary: string;
  readonly decisionId: string | undefined;
  readonly policyFindings?: string | undefined;
  /** Version of what was read. */
  readonly etag?: string | undefined;
};

/** Who calls; undefined for nobody, where the row lets nobody in. @throws ApiError 401 */
export function identify(
  { world, secret }: Runtime,
  { endpoint, headers }: Incoming,
  now: number,
): Caller | undefined {
  return endpoint.access === 'public'
    ? callerOfToken(world, headers.get('X-Auth-Token'), secret, now)
    : authenticate(world, headers, secret, now);
}

/**
 * What handlers may ask about the caller. Without a verdict of the guard, the first answer is the
 * one that the call hangs on.
 */
class Asking {
  readonly #runtime: Runtime;
  readonly #context: RequestContext;
  readonly #call: string;
  decisionId: string | undefined;

  constructor(
    runtime: Runtime,
    context: RequestContext,
    call: string,
    verdict: Verdict | undefined,
  ) {
    this.#runtime = runtime;
    this.#context = context;
    this.#call = call;
    this.decisionId = verdict?.id;
  }

  of(caller: Caller): SignedIn {
    const ask = (question: Question): Verdict => {
      const verdict = this.#runtime.judge.judge(caller.ref, question, this.#context, this.#call);
      this.decisionId ??= verdict.id;
      return verdict;
    };
    return {
      caller,
      decide: (question) => ask(question).decision,
      require: (question) => {
        const verdict = ask(question);
        if (!verdict.decision.allowed)
          throw refusal(this.#runtime.world, this.#runtime.judge, caller, { question, verdict });
      },
    };
  }
}

/**
 * Runs one call against the world, synchronously: nobody else sees it half-way. Its body is parsed
 * before it is judged, and what is ill-formed refused after: 401, 403 of the account's security
 * settings, 403 of its policies, 400, then what the handler
 * refuses (404, 409…).
 * @param ahead how many calls stand before it that have changed something without a commit
 * @throws ApiError
 */
export function run(
  runtime: Runtime,
  incoming: Incoming,
  { clock, randomHex, ambient, policies, notes }: Surroundings,
  ahead = 0,
): Outcome {
  const { world, judge, secret } = runtime;
  const { endpoint, name, params, headers, url, handler } = incoming;
  const now = clock();
  const caller = identify(runtime, incoming, now);
  const read = readCall(incoming);
  const context = caller === undefined ? noContext : requestContext(world, caller, now, ambient);
  const channel = channelOf(headers, ambient);
  if (caller !== undefined && endpoint.access !== 'public')
    admit({ tables: world.tables, caller, endpoint, params, context, now, channel, notes });
  const verdict =
    caller &&
    authorize(world, judge, caller, context, name, { endpoint, params, parts: read.parts });
  const parts = wellFormed(read);

  const draft = new Draft(world);
  const asking = new Asking(runtime, context, name, verdict);
  const signedIn = caller && asking.of(caller);
  const ctx: PublicCtx & Partial<SignedIn> = {
    tables: world.tables,
    world,
    tx: draft,
    signedIn,
    now,
    newId: idSource(runtime.head.scenario, `commit/${newestNo(runtime) + 1 + ahead}`),
    randomHex,
    headers,
    origin: url.origin,
    channel,
    sourceIp: ambient.sourceIp,
    secret,
    decideFor: (ref, question) => judge.ask(ref, question, context),
    ...signedIn,
  };
  try {
    const stale = isStale(incoming, ctx);
    const result = handler({ params, ...parts, ctx });
    // Last of all refusals: what the draft holds is taken back.
    if (stale) throw refuse('stale');
    const policyFindings = policies?.(endpoint, parts.body);
    return {
      result,
      changes: draft.finish(),
      actor: actorOf(caller),
      summary: draft.summary,
      decisionId: asking.decisionId,
      policyFindings,
      etag: incoming.current === handler ? etagOf(result) : undefined,
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
