import type { Holder } from '#src/domain/policy/comparison/canDo.ts';
import type { RepairStep, PolicyStore } from '#src/domain/access/repairs.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { Subject } from '../subject.ts';
import type { Trial } from './trial.ts';

/** Whose access a change may touch beside the asker's. */
export type Touched =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'policy'; readonly store: PolicyStore; readonly id: string }
  | { readonly kind: 'everybody' };

/** One change, with what it takes to try it. */
export type Option = RepairStep & {
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
