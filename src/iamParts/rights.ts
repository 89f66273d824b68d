import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Endpoint } from '#src/api/endpoint.ts';
import { q } from '#src/api/query.ts';
import type { Decision } from '#src/domain/policy/decision.ts';

/** A typed call of the client; its guard is read from its contract row. */
type GuardedCall = { readonly spec: Endpoint };

/** Why a call would be refused, in one sentence that names the action; undefined when it would be allowed. */
export function refusalWords(decision: Decision | undefined): string | undefined {
  if (decision === undefined || decision.allowed) return undefined;
  const names = [decision.action, ...decision.aliases].join(' / ');
  if (decision.outcome === 'explicit-deny' && decision.decidedBy?.type === 'statement') return `Denied by the policy ${decision.decidedBy.statement.policyName}: ${decision.action}.`;
  return `You need the permission ${names}. Ask an administrator for it.`;
}

type Question = { readonly name: string; readonly question: { readonly action: string; readonly aliases: string[] } };

const questionsOf = (calls: Readonly<Record<string, GuardedCall>>): Question[] =>
  Object.entries(calls).flatMap(([name, { spec }]) => (typeof spec.access === 'string' ? [] : spec.access.map((action) => ({ name, question: { action: action.name, aliases: [...(action.aliases ?? [])] } }))));

/**
 * Asks the backend once for everything a page wants to offer and answers, per name, why it is refused. While the answer
 * is on its way nothing counts as refused: the backend decides again at the click. `calls` is a constant of the module.
 */
export function useRefusals<const Name extends string>(calls: Readonly<Record<Name, GuardedCall>>): Readonly<Record<Name, string | undefined>> {
  const questions = useMemo(() => questionsOf(calls), [calls]);
  const { data } = useQuery(q(api.decisionBatch, { body: { questions: questions.map(({ question }) => question) } }));
  return useMemo(() => {
    const refusals = new Map<string, string>();
    questions.forEach(({ name }, index) => {
      const words = refusalWords(data?.decisions[index]);
      if (words !== undefined && !refusals.has(name)) refusals.set(name, words);
    });
    return Object.fromEntries(Object.keys(calls).map((name) => [name, refusals.get(name)])) as Record<Name, string | undefined>;
  }, [calls, questions, data]);
}
