import { useQuery } from '@tanstack/react-query';
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

/**
 * Asks the backend once for everything a page wants to offer and answers, per name, why it is refused. While the answer
 * is on its way nothing counts as refused: the backend decides again at the click.
 */
export function useRefusals<const Name extends string>(calls: Readonly<Record<Name, GuardedCall>>): Readonly<Record<Name, string | undefined>> {
  const names = Object.keys(calls) as Name[];
  const questions = names.flatMap((name) => {
    const { access } = calls[name].spec;
    return typeof access === 'string' ? [] : access.map((action) => ({ name, question: { action: action.name, aliases: [...(action.aliases ?? [])] } }));
  });
  const answer = useQuery(q(api.decisionBatch, { body: { questions: questions.map(({ question }) => question) } }));
  const refusals = new Map<Name, string>();
  questions.forEach(({ name }, index) => {
    const words = refusalWords(answer.data?.decisions[index]);
    if (words !== undefined && !refusals.has(name)) refusals.set(name, words);
  });
  return Object.fromEntries(names.map((name) => [name, refusals.get(name)])) as Record<Name, string | undefined>;
}
