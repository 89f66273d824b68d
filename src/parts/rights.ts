import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { certainRefusal } from './certainRefusal.ts';

/** A typed call of the client; its guard is read from its contract row. */
type GuardedCall = { readonly spec: Endpoint };
/** Calls that a page wants to offer, by the names it gives them. A constant of the module. */
export type GuardedCalls = Readonly<Record<string, GuardedCall>>;
/** Why each call would be refused; undefined where it may be made, or nobody can say yet. */
export type Refusals<Calls> = Readonly<Record<keyof Calls, string | undefined>>;

type Question = {
  readonly name: string;
  readonly question: {
    readonly action: string;
    readonly aliases: string[];
    readonly resourceOpen: boolean;
    readonly projectId?: string;
  };
};

/** Project-level calls are asked about once the project is known. */
const questionsOf = (calls: GuardedCalls, projectId: string | undefined): Question[] =>
  Object.entries(calls).flatMap(([name, { spec }]) => {
    const inProject = spec.judgedIn === 'project';
    if (typeof spec.access === 'string' || (inProject && projectId === undefined)) return [];
    return spec.access.map((action) => ({
      name,
      question: {
        action: action.name,
        aliases: [...(action.aliases ?? [])],
        resourceOpen: spec.resource !== undefined,
        ...(inProject && projectId !== undefined && { projectId }),
      },
    }));
  });

/**
 * Asks the engine once about all calls a page wants to offer, every guard of each (deleting a group
 * has five), and answers per name why it is certain to be refused. Which resource a call will touch
 * is open until a row is chosen: it is offered to whoever may make it on some resource, and the
 * backend decides at the click; so it does where the call itself brings what a condition asks for
 * (tags). While the answer is on its way nothing counts as refused.
 * @param calls a constant of the module
 * @param projectId where project-level calls will be made
 */
export function useRefusals<const Name extends string>(
  calls: Readonly<Record<Name, GuardedCall>>,
  projectId?: string,
): Refusals<Record<Name, GuardedCall>> {
  const questions = useMemo(() => questionsOf(calls, projectId), [calls, projectId]);
  const { data } = useQuery({
    ...q(api.decisionBatch, {
      body: { questions: questions.map(({ question }) => question), explain: true },
    }),
    enabled: questions.length > 0,
  });
  return useMemo(() => {
    const refusals = new Map<string, string>();
    questions.forEach(({ name }, index) => {
      const decision = data?.decisions[index];
      const refusal = decision && certainRefusal(decision);
      if (refusal !== undefined && !refusals.has(name)) refusals.set(name, refusal);
    });
    return Object.fromEntries(
      Object.keys(calls).map((name) => [name, refusals.get(name)]),
    ) as Record<Name, string | undefined>; // fromEntries forgets the names
  }, [calls, questions, data]);
}
