/**
 * A value that is only known when the script runs: an id that was looked up or answered (`from`),
 * a secret from the environment (`env`), or a text made of several (`parts`).
 */
export type Operand =
  | string
  | number
  | boolean
  | null
  | readonly Operand[]
  | { readonly from: string }
  | { readonly env: string }
  | { readonly parts: readonly Operand[] }
  | { readonly object: { readonly [key: string]: Operand } };

/** Which API a call belongs to: the two families of IAM, and enterprise projects. */
export type Family = 'v3' | 'v5' | 'eps';

/** One documented call. Names in `path` (`{group_id}`) are the keys of `params`. */
export type Call = {
  readonly family: Family;
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly params?: { readonly [key: string]: Operand };
  readonly query?: { readonly [key: string]: Operand };
  readonly body?: Operand;
};

/** How the rest of a list is asked for: `marker` (v5), `pages` (v3), or all comes at once. */
export type Paging = 'marker' | 'pages' | 'none';

/** A list and the row of it that has all these values. */
export type Search = {
  readonly call: Call;
  readonly paging: Paging;
  /** Path of the list in the answer. */
  readonly at: string;
  readonly where: { readonly [path: string]: Operand };
};

/** Puts the id of a thing under a name; empty when there is none. */
export type Find = {
  readonly step: 'find';
  readonly name: string;
  readonly title: string;
  readonly searches: readonly Search[];
  /** Path of the id in the row. */
  readonly give: string;
  /** Whether the script stops when nothing is found. */
  readonly required: boolean;
};

/** What makes a write unnecessary, so that a second run changes nothing. */
export type Unless =
  | { readonly found: string }
  /** Any of these names has no id: what was to be removed, or its end, is gone. */
  | { readonly missing: readonly string[] }
  /** The thing has these values already. */
  | {
      readonly shown: Call;
      readonly at: string;
      readonly has: { readonly [path: string]: Operand };
    }
  /** The list has such a row, or has none. */
  | { readonly listed: Search; readonly absent?: boolean }
  /** The check answers 2xx, or 404. */
  | { readonly answered: Call; readonly absent?: boolean };

/** A write, with what makes it unnecessary. */
export type Write = {
  readonly step: 'write';
  readonly title: string;
  readonly unless: readonly Unless[];
  readonly call: Call;
  /** The id in the answer, put under a name. */
  readonly gives?: { readonly name: string; readonly at: string };
};
export type Step = Find | Write;

/** What has to be done by hand, and why no call does it. */
export type ByHand = { readonly title: string; readonly why: string };

/** A script before it is written in a language. */
export type Script = {
  readonly steps: readonly Step[];
  readonly byHand: readonly ByHand[];
  /** Names of environment variables that hold initial passwords. */
  readonly secrets: readonly string[];
};
