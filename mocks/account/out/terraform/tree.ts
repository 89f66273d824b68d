/** A value of an argument. `to` is an attribute of a resource, `json` a policy to be encoded. */
export type Expr =
  | string
  | number
  | boolean
  | readonly Expr[]
  | { readonly to: string }
  | { readonly pairs: readonly (readonly [key: string, value: string])[] }
  | {
      readonly json: unknown;
      readonly text: string;
      /** Ids that stand inside texts of it, with the expression that gives each. */
      readonly ids?: ReadonlyMap<string, string>;
    };

/** Arguments in their order; a list of blocks is repeated. */
export type Body = readonly (readonly [name: string, value: Expr | Blocks])[];
export type Blocks = { readonly blocks: readonly Body[] };

/** A `resource` or `data` block. */
export type Block = {
  readonly mode: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly body: Body;
  /** For people: what this is in the account. */
  readonly comment?: string;
};

/** What exists already, and by which id it is taken over. */
export type Import = { readonly to: string; readonly id: string };

/** A variable that holds a secret. */
export type Variable = { readonly name: string; readonly description: string };

/** A configuration, before it is written in either syntax. */
export type Configuration = {
  readonly blocks: readonly Block[];
  readonly imports: readonly Import[];
  readonly variables: readonly Variable[];
  /** What applying does beside what the blocks say, and what they cannot say. */
  readonly notes: readonly string[];
};

/** Whether a value is a list of blocks. */
export const isBlocks = (value: Expr | Blocks): value is Blocks =>
  typeof value === 'object' && !Array.isArray(value) && 'blocks' in value;
