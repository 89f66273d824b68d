import type { Contract, Endpoint, Parsed } from '#src/api/endpoint/endpoint.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import type { Controls } from './adminApi.ts';
import type { Draft } from '../world/draft.ts';
import type { Question } from '../judging/judge.ts';
import type { Caller, PrincipalRef } from '../identities/principal.ts';
import type { Channel } from '../world/tables/security.ts';
import type { Tables, World } from '../world/world.ts';

/**
 * What a handler works with. Reads go through `tables`, writes through `tx`; a handler never
 * awaits anything.
 */
export type Ctx = {
  readonly tables: Tables;
  /** The same tables with the world around them, for helpers that judge principals. */
  readonly world: World;
  readonly tx: Draft;
  readonly caller: Caller;
  /** Epoch ms of the call. */
  readonly now: number;
  /** A new id: 32 lower-case hex characters, the same for the same history of the world. */
  readonly newId: () => string;
  /** Random bytes as hex, for salts and secrets. */
  readonly randomHex: (bytes: number) => string;
  readonly headers: Headers;
  /** Address prefix the client used: links point back at it. */
  readonly origin: string;
  /** By which channel the request came, and from which address: that of the network. */
  readonly channel: Channel;
  readonly sourceIp: string;
  /** Secret that tokens of this world are signed with. */
  readonly secret: string;
  /** Judges the caller. The decision is remembered and can be read back. */
  readonly decide: (question: Question) => Decision;
  /**
   * Judges the caller and refuses with the documented 403 when it is not allowed.
   * @throws ApiError
   */
  readonly require: (question: Question) => void;
  /** Judges somebody else, such as the agency a service acts through. */
  readonly decideFor: (principal: PrincipalRef, question: Question) => Decision;
};

/** What only a signed-in caller has. */
export type SignedIn = Pick<Ctx, 'caller' | 'decide' | 'require'>;
/** Public endpoints may be called by nobody. */
export type PublicCtx = Omit<Ctx, keyof SignedIn> & { readonly signedIn: SignedIn | undefined };
/** Console-internal calls reach the backend itself and may wait for it. */
export type ConsoleCtx<C = Caller> = {
  readonly caller: C;
  readonly controls: Controls;
  readonly headers: Headers;
};

/** An answer with headers, or with another status than the contract's. */
export class Answer<T> {
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | undefined;

  constructor(body: T, init: { headers?: Record<string, string>; status?: number } = {}) {
    this.body = body;
    this.headers = init.headers ?? {};
    this.status = init.status;
  }
}

type Body<E extends Endpoint> =
  undefined extends z.input<E['response']> ? z.input<E['response']> | void : z.input<E['response']>;
type CtxOf<E extends Endpoint> = E['access'] extends 'public' ? PublicCtx : Ctx;
type ConsoleCtxOf<E extends Endpoint> = E['access'] extends 'public'
  ? ConsoleCtx<Caller | undefined>
  : ConsoleCtx;

/** The implementation of one row: find, refuse, change, return. Policy is judged before it runs. */
export type Handler<E extends Endpoint> = E['family'] extends 'console'
  ? (input: Parsed<E> & { ctx: ConsoleCtxOf<E> }) => Body<E> | Promise<Body<E>>
  : (input: Parsed<E> & { ctx: CtxOf<E> }) => Body<E> | Answer<Body<E>>;

/** One handler for each row: a missing one is a compile error. */
export type Implementations<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };

/** Implements the rows of one area. `_rows` only lends its types. */
export const implement = <C extends Contract>(
  _rows: C,
  handlers: Implementations<C>,
): Implementations<C> => handlers;
