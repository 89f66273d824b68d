import type { z } from 'zod/mini';
import type { JudgedBy } from './judgedBy.ts';

/**
 * Which documented error body an endpoint answers with (keystone: /v3 and OS-AGENCY…, iam: OS-ROLE,
 * OS-USER, OS-QUOTA…, v5: /v5, service: COC, UCS, ECS…, console: ours).
 */
export type ErrorFamily = 'keystone' | 'iam' | 'v5' | 'service' | 'console';

/**
 * One row of the contract. Client, query keys, parsing, authorization, API log and the published
 * description are all derived from it.
 */
export type Endpoint = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` marks a path parameter. */
  readonly path: `/${string}`;
  /** Status of the successful answer. */
  readonly status: 200 | 201 | 202 | 204 | 300;
  /**
   * `public`: no token asked. `token`: any signed-in principal. `actions`: every named
   * action is needed.
   */
  readonly access: 'public' | 'token' | readonly GuardAction[];
  /**
   * Global services are judged without a project; `project` takes the project id from the path
   * parameter `project_id`.
   */
  readonly judgedIn?: 'global' | 'project';
  /**
   * URN template of the resource that the guard is judged on, e.g.
   * `ucs:*:{domain_id}:cluster:{cluster_id}`. `{domain_id}` is the caller's account, other names
   * are path parameters, names of `judgedBy`, or looked up by the ids of either.
   */
  readonly resource?: string;
  /** What the guard is judged by besides the path: functions of the parsed body or query. */
  readonly judgedBy?: { readonly body?: JudgedBy; readonly query?: JudgedBy };
  /**
   * The policy that the call stores, as text: the answer tells what is doubtful about it. Without a
   * profile it is one of the old IAM; undefined where the body brings none.
   */
  policyOf?(
    body: unknown,
  ): { readonly text: string; readonly profile?: 'identity' | 'trust' | 'scp' } | undefined;
  /** Path parameter that holds a user id: a caller asking about himself needs no action. */
  readonly ownPrincipal?: string;
  /**
   * The read whose answer is what this call changes: its `ETag` may be sent as `If-Match` (ours).
   */
  readonly versionOf?: string;
  /**
   * A critical operation: while the account protects them, whoever calls must have proved himself a
   * second time (docs/sources/console.md#12).
   */
  readonly critical?: true;
  /**
   * The call works on the rehearsal itself: over HTTP it needs the backend's control key
   * (`X-Control-Key`).
   */
  readonly control?: true;
  readonly family: ErrorFamily;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** `z.undefined()` for an empty answer. */
  readonly response: z.ZodMiniType;
  /** Operation id of the published API; ours for console-internal calls. */
  readonly operation: string;
  readonly summary: string;
  /** Who documents it: seed, page or "ours". */
  readonly source: string;
};

/**
 * An action with its names in both vocabularies: `name` is the endpoint's own, `aliases`
 * the other one's.
 */
export type GuardAction = { readonly name: string; readonly aliases?: readonly string[] };

/** Rows by name. */
export type Contract = Record<string, Endpoint>;

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type ParamsOf<E extends Endpoint> = [ParamName<E['path']>] extends [never]
  ? object
  : { params: Record<ParamName<E['path']>, string> };

/** What a caller passes: only the parts that this endpoint declares. */
export type Args<E extends Endpoint> = ParamsOf<E> &
  (E extends { query: infer Q extends z.ZodMiniType } ? { query?: z.input<Q> } : object) &
  (E extends { body: infer B extends z.ZodMiniType } ? { body: z.input<B> } : object) &
  (E extends { versionOf: string }
    ? {
        /** The version that the change began from; of another one nothing is changed (409). */ ifMatch?:
          | string
          | undefined;
      }
    : object);

/** What the backend's implementation receives: the same parts, parsed. */
export type Parsed<E extends Endpoint> = ParamsOf<E> &
  (E extends { query: infer Q extends z.ZodMiniType } ? { query: z.output<Q> } : object) &
  (E extends { body: infer B extends z.ZodMiniType } ? { body: z.output<B> } : object);

/** What a call of a row answers, after checking. */
export type Result<E extends Endpoint> = z.output<E['response']>;
