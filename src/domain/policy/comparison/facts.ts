import type { AccessRequest } from '../engine/decision.ts';
import type { KeyValues } from '../language/variables.ts';

/** What a key carries in a request; null: the request does not carry it. */
export type KeyValue = string | readonly string[] | null;

/** The part of a request that one cut of the comparison has settled. */
export type Facts = {
  readonly target?: AccessRequest['target'];
  readonly resource?: string;
  /** By key in lower case. */
  readonly context?: Readonly<Record<string, KeyValue>>;
};

/** A way in which one thing of the request can stand: example and the terms that it leaves. */
export type Choice = { readonly facts: Facts; readonly leaves: bigint };

/** Joins what two cuts have settled. */
export function joinFacts(one: Facts, other: Facts): Facts {
  return { ...one, ...other, context: { ...one.context, ...other.context } };
}

/** The values of a made-up request, for the engine's own tests. */
export function valuesIn(context: Readonly<Record<string, KeyValue>>): KeyValues {
  return {
    values(key) {
      const value = context[key.toLowerCase()] ?? null;
      return typeof value === 'string' ? [value] : value;
    },
  };
}

/** Choices that leave the same terms are one: the first of them stands for all. */
export function distinctChoices(choices: readonly Choice[]): readonly Choice[] {
  const found = new Map<bigint, Choice>();
  for (const choice of choices) if (!found.has(choice.leaves)) found.set(choice.leaves, choice);
  return [...found.values()];
}
