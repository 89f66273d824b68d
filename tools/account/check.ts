import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import type {
  Decision,
  GrantScope,
  HeldStep,
  StatementRef,
} from '#src/domain/policy/engine/decision.ts';
import type { EvalCase } from '#src/domain/policy/engine/evalCase.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { badUse } from '../policy/badInput.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';
import { actionNamed, requestFor } from '#mocks/analysis/question.ts';
import { findSubject } from '#mocks/analysis/subject.ts';

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
  readonly allowed: boolean;
  readonly outcome: Decision['outcome'];
  readonly decidedBy: Held | null;
  readonly nearMisses: readonly (Held & { readonly reason: object })[];
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

/** What a command gives: the object for programs, and lines for people. */
export type Answer = {
  readonly report: object;
  readonly lines: readonly string[];
  readonly code: 0 | 1;
};

/** The `check` command: one request of one principal, decided and explained. */
export function check(options: Options, catalog: CatalogView, now: number): Answer {
  const [who, what, ...more] = options.words;
  if (who === undefined || more.length > 0) throw badUse('Name a principal and an action.');
  const at = openWorld(options, now);
  const subject = findSubject(at, who);
  const request = requestFor(at, catalog, subject, actionNamed(what), options);
  const decision = explain(request, compileGrants(subject.grants));
  const report: CheckReport = {
    request: caseRequest(request),
    allowed: decision.allowed,
    outcome: decision.outcome,
    decidedBy: decidedByOf(decision.decidedBy),
    nearMisses: decision.nearMisses.map((miss) => ({ ...heldOf(miss), reason: miss.reason })),
  };
  const { headline, details } = describeDecision(decision);
  return { report, lines: [headline, ...details.map((line) => `  ${line}`)], code: 0 };
}
