import type { PolicyStore } from './repairs.ts';
import type { EvalCase } from '../policy/engine/evalCase.ts';

/** One expectation as files of access tests write it: docs/schemas/access-tests.json. */
export type AccessTestEntry = {
  /** Its name. */
  readonly id: string;
  /** `user:NAME`, `group:NAME`, `agency:NAME`, `root`; a bare name is a user. */
  readonly principal?: string;
  /** Instead of a principal: nobody in the account but the excepted. */
  readonly never?: { readonly except?: readonly string[] };
  readonly request: {
    readonly action: string;
    readonly resource?: string;
    /** Names or ids. */
    readonly scope?: {
      readonly project?: string;
      readonly enterpriseProject?: string;
      readonly region?: string;
    };
    /** Condition keys as cases for `decide` write them; null: not carried. */
    readonly context?: EvalCase['request']['context'];
  };
  /** Left out of a never-rule, which expects a refusal. */
  readonly expected?: 'allowed' | 'refused' | 'allow' | 'deny';
  readonly why?: string;
};

/** What an expectation came to. */
export type TestActual = 'allowed' | 'refused' | 'unknown';

/** What is done to a statement to see whether a test notices: left out, or its effect turned round. */
export type UnnoticedChange = 'dropped' | 'flipped';

/** A statement that could be changed so without a test coming out otherwise. `index` from 0. */
export type Unnoticed = {
  readonly policy: { readonly kind: PolicyStore; readonly id: string; readonly name: string };
  readonly statement: { readonly index: number; readonly sid: string | null };
  readonly effect: 'Allow' | 'Deny';
  readonly changes: readonly UnnoticedChange[];
};
