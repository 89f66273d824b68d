import type { z } from 'zod/mini';

/** A tag that a call puts on a resource. */
export type RequestTag = { readonly key: string; readonly value: string };

/**
 * What a call is judged by because of one parsed part of it, its body or its query. It stands on
 * the row of the contract, so that what is judged is what the handler gets; nothing else of a
 * request counts. Of an ill-formed part nothing follows.
 */
export type JudgedBy<Part = unknown> = {
  /**
   * Values for the placeholders of the row's `resource`: a name as it stands, or an id that the
   * backend looks a name up by (`user_id` for `{user_name}`).
   */
  names?(part: Part): Readonly<Record<string, string>>;
  /** Tags that the call sets: `g:RequestTag/<key>` and `g:TagKeys`. */
  tags?(part: Part): readonly RequestTag[];
  /** Keys of tags that the call takes away: `g:TagKeys`. */
  tagKeys?(part: Part): readonly string[];
  /** Condition keys of the service. */
  context?(part: Part): Readonly<Record<string, string>>;
  /**
   * Whether it is a yearly/monthly purchase, which SCPs do not stop
   * (docs/sources/ucs-identity-policies.md).
   */
  beyondScp?(part: Part): boolean;
};

/** A body of a row, with what the call is judged by because of it. */
export const judgedBody = <S extends z.ZodMiniType>(body: S, facts: JudgedBy<z.output<S>>) =>
  ({ body, judgedBy: { body: facts } }) as const;

/** A query of a row, with what the call is judged by because of it. */
export const judgedQuery = <S extends z.ZodMiniType>(query: S, facts: JudgedBy<z.output<S>>) =>
  ({ query, judgedBy: { query: facts } }) as const;
