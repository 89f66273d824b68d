import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { describeDecision } from '#src/domain/policy/words.ts';
import { api } from './api.ts';
import type { question } from './contract/console.ts';
import { q } from './query.ts';

/** What a page wants to offer: an action, narrowed to a resource or project as the real call would be. */
export type Question = z.input<typeof question>;

/** Whether the caller may do a thing. `refusal` is made for the `refusal` of a guarded control; `reason` is the engine's whole answer. */
export type Right = { readonly allowed: boolean; readonly refusal: string | undefined; readonly reason: readonly string[] };

/** While the answer is on its way nothing counts as refused: the backend decides again at the click. */
const undecided: Right = { allowed: true, refusal: undefined, reason: [] };

/**
 * Asks the engine, in one call, about everything a page wants to offer, and answers per name. The answer is read again
 * after every write, so a right that is taken away greys its control at once.
 */
export function useCan<const Name extends string>(questions: Readonly<Record<Name, Question>>): Readonly<Record<Name, Right>> {
  const names = Object.keys(questions) as Name[]; // Object.keys forgets the names
  const body = { questions: names.map((name) => questions[name]), explain: true };
  const { data } = useQuery({ ...q(api.decisionBatch, { body }), enabled: names.length > 0 });
  const rights = names.map((name, index): readonly [Name, Right] => {
    const decision = data?.decisions[index];
    if (decision === undefined) return [name, undecided];
    const { headline, details } = describeDecision(decision);
    return [name, { allowed: decision.allowed, refusal: decision.allowed ? undefined : headline, reason: [headline, ...details] }];
  });
  return Object.fromEntries(rights) as Record<Name, Right>; // fromEntries forgets the names
}
