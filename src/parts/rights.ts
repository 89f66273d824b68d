import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { isOffered } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import {
  questionsOf,
  refusalsOf,
  type NamedDecision,
  type Refusals,
  type Right,
} from './questions.ts';

const none: readonly Decision[] = [];

/**
 * Asks the engine once about everything a page wants to offer.
 * @returns every decision with the name of the right it belongs to; none while they
 * are on their way
 */
export function useDecisions(
  rights: Readonly<Record<string, Right>>,
  projectId?: string,
): readonly NamedDecision[] {
  const questions = useMemo(() => questionsOf(rights, projectId), [rights, projectId]);
  const { data } = useQuery({
    ...q(api.decisionBatch, {
      body: { questions: questions.map(({ question }) => question), explain: true },
    }),
    enabled: questions.length > 0 && isOffered(api.decisionBatch.spec.path),
  });
  const decisions = data?.decisions ?? none;
  return useMemo(
    () =>
      questions.flatMap(({ name }, index) => {
        const decision = decisions[index];
        return decision === undefined ? [] : [{ name, decision }];
      }),
    [questions, decisions],
  );
}

/**
 * Why what a page wants to offer is certain to be refused, by name. Which resource a call will
 * touch is open until a row is chosen: it is offered to whoever may make it on some resource, and
 * the backend decides at the click; so it does where the call itself brings what a condition asks
 * for (tags). While the answer is on its way nothing counts as refused.
 * @param rights a constant of the module, or a memo where it holds questions about an object
 * @param projectId where project-level calls will be made
 */
export function useRefusals<const Name extends string>(
  rights: Readonly<Record<Name, Right>>,
  projectId?: string,
): Refusals<Name> {
  const decisions = useDecisions(rights, projectId);
  return useMemo(() => refusalsOf(rights, decisions), [rights, decisions]);
}
