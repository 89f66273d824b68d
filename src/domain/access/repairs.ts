import type { GrantScope } from '../policy/engine/decision.ts';
import type { EvalCase } from '../policy/engine/evalCase.ts';
import type { RawPolicy } from '../policy/language/document.ts';

/** Where the text of a policy is kept. */
export type PolicyStore = 'role' | 'identityPolicy' | 'scp' | 'trustPolicy';

/** The kinds of changes that can turn an answer round. */
export const repairKinds = [
  'other-resource',
  'other-condition',
  'other-project',
  'join-group',
  'add-dependency',
  'grant-policy',
  'agency-grant',
  'add-action',
  'widen-statement',
  'new-policy',
  'leave-group',
  'revoke-grant',
  'narrow-deny',
  'drop-deny',
  'drop-action',
  'drop-statement',
  'trust-policy',
  'scp',
] as const;
export type RepairKind = (typeof repairKinds)[number];

/** What is changed: a group's members, what a principal holds, a policy's text, or the request. */
export type Target = {
  readonly kind: 'user' | 'group' | 'agency' | PolicyStore | 'request';
  readonly id: string;
  readonly name: string;
};

/** One policy that is granted or made. */
export type Granted = { readonly id: string; readonly name: string; readonly store: PolicyStore };

/**
 * How it is changed: `words` for people, and whichever of the others apply. `document`: the text of
 * the policy afterwards.
 */
export type RepairChange = {
  readonly words: string;
  readonly group?: { readonly id: string; readonly name: string };
  /** The user who joins or leaves it. */
  readonly member?: { readonly id: string; readonly name: string };
  readonly policies?: readonly Granted[];
  readonly scope?: GrantScope;
  readonly document?: RawPolicy;
  /** Number of the statement that is changed, from 0, in the text as it is. */
  readonly statement?: number;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
};

/** One change. */
export type RepairStep = {
  readonly kind: RepairKind;
  readonly target: Target;
  readonly change: RepairChange;
};

/**
 * What a change gives, or takes, beyond the question: further actions of the asker, and anything at
 * all of others, by name. What could not be decided counts.
 */
export type Spread = {
  readonly principals: readonly string[];
  readonly actions: readonly string[];
};

/**
 * A change that turns a refusal round, as `decide` has confirmed on the world with it. Where one
 * change is not enough, `steps` has all of them in their order, and the others say the last one.
 */
export type Repair = RepairStep & {
  readonly steps: readonly RepairStep[];
  readonly alsoGives: Spread;
  /** The request that is then allowed. */
  readonly witness: EvalCase['request'];
};

/** One removal that takes an access away, and what it takes beside that. */
export type Removal = RepairStep & { readonly alsoTakes: Spread };
