import type { Holder } from '#src/domain/policy/comparison/canDo.ts';
import type { AccessRequest, GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { HolderKind } from '../../world/tables/v5.ts';
import type { Subject } from '../subject.ts';
import type { PolicyStore } from './storedPolicy.ts';
import type { Trial } from './trial.ts';

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
  readonly kind: HolderKind | PolicyStore | 'request';
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
  readonly policies?: readonly Granted[];
  readonly scope?: GrantScope;
  readonly document?: RawPolicy;
  /** Number of the statement that is changed, from 0, in the text as it is. */
  readonly statement?: number;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
};

/** Whose access a change may touch beside the asker's. */
export type Touched =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'policy'; readonly store: PolicyStore; readonly id: string }
  | { readonly kind: 'everybody' };

/** One change, with what it takes to try it. */
export type Option = {
  readonly kind: RepairKind;
  readonly target: Target;
  readonly change: RepairChange;
  readonly touched: Touched;
  /** What it is thought to give beyond the question, before that is known: for the order. */
  readonly guess: number;
  readonly apply: (trial: Trial) => void;
  /** The question that is asked in its place. */
  readonly request?: AccessRequest;
};

/** The asker as comparisons take him. */
export const holderOf = ({ grants, caller, facts }: Subject): Holder => ({ grants, caller, facts });

/** Every name of the action that is asked for. */
export const namesOf = ({ action, aliases = [] }: AccessRequest): readonly string[] => [
  action,
  ...aliases,
];

/** The names without case, to tell the action that was asked for from others. */
export const isAsked = (request: AccessRequest): ((action: string) => boolean) => {
  const names = new Set(namesOf(request).map((name) => name.toLowerCase()));
  return (action) => names.has(action.toLowerCase());
};
