import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import type {
  AccessRequest,
  Decision,
  GrantScope,
  HeldStep,
  StatementRef,
} from '#src/domain/policy/engine/decision.ts';
import type { EvalCase } from '#src/domain/policy/engine/evalCase.ts';

/** The way by which something is held. */
export type Step = { readonly kind: HeldStep['type']; readonly id: string; readonly name: string };

/** A statement of a policy that somebody holds. `index` counts from 0. */
export type Held = {
  readonly policy: string | null;
  readonly statement: { readonly index: number; readonly sid: string | null } | null;
  readonly path: readonly Step[];
  readonly scope: GrantScope | null;
};

export type CheckReport = {
  readonly request: EvalCase['request'];
  /** Null: a policy of unknown content decides. */
  readonly allowed: boolean | null;
  readonly outcome: Decision['outcome'] | 'unknown';
  readonly decidedBy: Held | null;
  readonly nearMisses: readonly (Held & { readonly reason: object })[];
  /** The policies of unknown content on which the answer hangs; absent when there are none. */
  readonly unknown?: readonly (Omit<Held, 'statement'> & { readonly reason: 'content-unknown' })[];
};

export const stepsOf = (path: readonly HeldStep[]): readonly Step[] =>
  path.map(({ type, id, name }) => ({ kind: type, id, name }));

const heldOf = ({ policyName, statementIndex, sid, path, scope }: StatementRef): Held => ({
  policy: policyName,
  statement: { index: statementIndex, sid: sid ?? null },
  path: stepsOf(path),
  scope,
});

function decidedByOf(decidedBy: Decision['decidedBy']): Held | null {
  if (decidedBy === null) return null;
  return decidedBy.type === 'statement'
    ? heldOf(decidedBy.statement)
    : { policy: null, statement: null, path: stepsOf([decidedBy.step]), scope: null };
}

/** A decision as programs read it. */
export const checkReport = (request: AccessRequest, decision: Decision): CheckReport => ({
  request: caseRequest(request),
  allowed: decision.undecided === undefined ? decision.allowed : null,
  outcome: decision.undecided === undefined ? decision.outcome : 'unknown',
  decidedBy: decidedByOf(decision.decidedBy),
  nearMisses: decision.nearMisses.map((miss) => ({ ...heldOf(miss), reason: miss.reason })),
  ...(decision.undecided && {
    unknown: decision.undecided.map(({ policyName, path, scope }) => ({
      policy: policyName,
      path: stepsOf(path),
      scope,
      reason: 'content-unknown' as const,
    })),
  }),
});
