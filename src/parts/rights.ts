import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';

/** A typed call of the client; its guard is read from its contract row. */
type GuardedCall = { readonly spec: Endpoint };
type Question = {
  readonly name: string;
  readonly question: {
    readonly action: string;
    readonly aliases: string[];
    readonly resourceOpen: boolean;
  };
};

const questionsOf = (calls: Readonly<Record<string, GuardedCall>>): Question[] =>
  Object.entries(calls).flatMap(([name, { spec }]) =>
    typeof spec.access === 'string'
      ? []
      : spec.access.map((action) => ({
          name,
          question: {
            action: action.name,
            aliases: [...(action.aliases ?? [])],
            resourceOpen: spec.resource !== undefined,
          },
        })),
  );

/**
 * Asks the engine once about all calls a page wants to offer, every guard of each (deleting a group has five), and answers
 * per name why it is refused. Which resource a call will touch is open until a row is chosen: it is offered to whoever may
 * make it on some resource, and the backend decides at the click. While the answer is on its way nothing counts as refused. `calls` is a constant of the module.
 */
export function useRefusals<const Name extends string>(
  calls: Readonly<Record<Name, GuardedCall>>,
): Readonly<Record<Name, string | undefined>> {
  const questions = useMemo(() => questionsOf(calls), [calls]);
  const { data } = useQuery(
    q(api.decisionBatch, {
      body: { questions: questions.map(({ question }) => question), explain: true },
    }),
  );
  return useMemo(() => {
    const refusals = new Map<string, string>();
    questions.forEach(({ name }, index) => {
      const decision = data?.decisions[index];
      if (decision !== undefined && !decision.allowed && !refusals.has(name))
        refusals.set(name, describeDecision(decision).headline);
    });
    return Object.fromEntries(
      Object.keys(calls).map((name) => [name, refusals.get(name)]),
    ) as Record<Name, string | undefined>; // fromEntries forgets the names
  }, [calls, questions, data]);
}
